/** An invisible joiner: it breaks what GitHub makes of an address, a handle or a number, and nothing a reader sees. */
const JOINER = '\u2060';

/** Text of a record as plain words in Markdown: no markup, no mention, no link. */
export function inertMarkdown(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.replace(/[\\`*_{}[\]<>#|~!&$]/g, '\\$&')
		.replace(/@(?=[A-Za-z0-9])/g, `@${JOINER}`)
		.replace(/(?<=\w):\/\//g, `:${JOINER}//`)
		.replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}${JOINER}.`);
}
