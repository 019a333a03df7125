/** Front matter and body of a Markdown record; offsets are UTF-16 units in the file. */
export interface FrontMatter {
	readonly yaml: string;
	readonly yamlStart: number;
	readonly body: string;
	readonly bodyStart: number;
}

export type FrontMatterResult =
	| { readonly ok: true; readonly parts: FrontMatter }
	| { readonly ok: false; readonly line: number; readonly message: string; readonly help: string };

const OPENING = /^\uFEFF?---[ \t]*(\r\n|\n|$)/;
const CLOSING = /^---[ \t]*$/m;

/**
 * Splits a Markdown record at its `---` lines. Only YAML is front matter here: a language name after the dashes
 * (`---js`) is refused, because front matter is data and is never run.
 */
export function splitFrontMatter(text: string): FrontMatterResult {
	const opening = OPENING.exec(text);
	if (!opening) return { ok: false, line: 1, ...openingProblem(text) };
	const yamlStart = opening[0].length;
	CLOSING.lastIndex = 0;
	const rest = text.slice(yamlStart);
	const closing = CLOSING.exec(rest);
	if (!closing) {
		return {
			ok: false,
			line: text.split('\n').length,
			message: 'Unexpected end of file inside the front matter, expected a line with ---',
			help: 'Close the front matter with a line that holds only ---.',
		};
	}
	const bodyStart = yamlStart + closing.index + closing[0].length;
	const lineBreak = /^\r?\n/.exec(text.slice(bodyStart, bodyStart + 2))?.[0].length ?? 0;
	return {
		ok: true,
		parts: {
			yaml: rest.slice(0, closing.index),
			yamlStart,
			body: text.slice(bodyStart + lineBreak),
			bodyStart: bodyStart + lineBreak,
		},
	};
}

function openingProblem(text: string): { message: string; help: string } {
	const language = /^\uFEFF?---[ \t]*([^\s-][^\r\n]{0,20})/.exec(text)?.[1];
	if (language) {
		return {
			message: `Unexpected front matter language "${language}", expected only ---`,
			help: 'Front matter is YAML data; no other language is read, and none is ever run.',
		};
	}
	return {
		message: 'Unexpected start of file, expected front matter that opens with ---',
		help: 'Begin the file with a line that holds only ---, then the facts as YAML, then --- again.',
	};
}
