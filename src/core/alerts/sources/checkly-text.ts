const ENTITIES: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#x27;': "'",
	'&#39;': "'",
	'&#x60;': '`',
	'&#x3D;': '=',
};

/** What a Handlebars template writes for `{{…}}`, back to the text it stands for. */
export function decodeHtml(text: string): string {
	return text.replace(/&(?:amp|lt|gt|quot|#x27|#39|#x60|#x3D);/g, (entity) => ENTITIES[entity] ?? entity);
}
