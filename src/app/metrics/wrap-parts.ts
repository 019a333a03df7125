/** Lines are no longer than this, so that they fit a terminal of 100 columns. */
const WIDTH = 100;

/** A title in a column of `indent` characters, and beside it the parts joined by commas, over as many lines as they need. */
export function wrapParts(title: string, parts: readonly string[], indent: number): readonly string[] {
	const lines: string[] = [];
	let line = title.padEnd(indent);
	for (const [index, part] of parts.entries()) {
		const text = index === parts.length - 1 ? part : `${part},`;
		const space = line.length === indent ? '' : ' ';
		if (space === ' ' && line.length + 1 + text.length > WIDTH) {
			lines.push(line);
			line = `${' '.repeat(indent)}${text}`;
		} else line += space + text;
	}
	return [...lines, line.trimEnd()];
}
