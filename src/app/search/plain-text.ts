const FENCE = /^\s*(?:```|~~~)[^\n]*$/gm;
const HEADING = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/gm;
const LIST_OR_QUOTE = /^\s*(?:>|[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/gm;
const TABLE_RULE = /^\s*\|?[\s:|-]*-{3,}[\s:|-]*$/gm;
const PICTURE_OR_LINK = /!?\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/g;
const MARKS = /(\*\*|__|~~|`+)/g;
const EMPHASIS = /(^|[\s([{"'])[*_](?=\S)|(?<=\S)[*_](?=$|[\s)\]}"'.,;:!?])/gm;

/**
 * The words of a Markdown text in their order, without its marks: what a reader of the rendered page would see, near
 * enough to be searched and quoted. Markup in the text stays what it is: characters.
 */
export function plainText(markdown: string): string {
	return markdown
		.replace(FENCE, ' ')
		.replace(TABLE_RULE, ' ')
		.replace(HEADING, '$1.')
		.replace(LIST_OR_QUOTE, '')
		.replace(PICTURE_OR_LINK, '$1')
		.replace(MARKS, '')
		.replace(EMPHASIS, '$1')
		.replace(/[\s|]+/g, ' ')
		.trim();
}
