/** An invisible joiner: it breaks what GitHub makes of a sign, and nothing a reader sees. */
const JOINER = '\u2060';

/** HTML that our reports are laid out with, and that can do no harm. */
const LAYOUT = /^<\/?(?:details|summary|br)>/;

/**
 * A report that somebody may have changed on its way: tables, lists and fences stay, but nobody is called, nothing is
 * linked, and no picture is fetched. No HTML is left but folding.
 */
export function inertReport(text: string): string {
	return text
		.replace(/[^\S\n]|\r/g, ' ')
		.replace(/<(?=[A-Za-z/!?])/g, (sign, at: number) => (LAYOUT.test(text.slice(at, at + 10)) ? sign : `<${JOINER}`))
		.replace(/(?<=\])(?=[([:])/g, JOINER)
		.replace(/@(?=[A-Za-z0-9])/g, `@${JOINER}`)
		.replace(/:\/\//g, `:${JOINER}//`)
		.replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}${JOINER}.`)
		.replace(/#(?=\d)|\bGH-(?=\d)/gi, (match) => `${match}${JOINER}`);
}
