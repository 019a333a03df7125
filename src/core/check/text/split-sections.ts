/** A part of a Markdown text under one heading; offsets are UTF-16 units of the text. */
export interface Section {
	readonly title: string;
	/** Start of the heading's line. */
	readonly start: number;
	/** Start of the line after the heading. */
	readonly contentStart: number;
	/** Start of the next heading of this level, or the end of the text. */
	readonly end: number;
}

const HEADING = /^ {0,3}##(?=[ \t\r]|$)/;
const FENCE = /^\s*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})(.*)$/;

/**
 * The parts of a Markdown text under its second-level headings (`## Title`), in order. Headings inside fences and HTML
 * comments are text. A syntax tree would say the same at thirty times the cost.
 */
export function splitSections(text: string): readonly Section[] {
	const found: { title: string; start: number; contentStart: number; end: number }[] = [];
	for (const { line, start, end } of proseLines(text)) {
		if (!line.includes('##')) continue;
		const heading = HEADING.exec(line);
		if (!heading) continue;
		const title = line
			.slice(heading[0].length)
			.trim()
			.replace(/(?:^|[ \t])#+$/, '')
			.trimEnd();
		const last = found.at(-1);
		if (last) last.end = start;
		found.push({ title, start, contentStart: end, end: text.length });
	}
	return found;
}

/** The section of a title, compared without regard to case and blanks around it. */
export function sectionOf(sections: readonly Section[], title: string): Section | undefined {
	return sections.find((section) => isSameTitle(section.title, title));
}

/** Whether two headings say the same; case does not count. */
export function isSameTitle(a: string, b: string): boolean {
	return a.trim().toLowerCase() === b.trim().toLowerCase();
}

interface Line {
	readonly line: string;
	readonly start: number;
	/** Start of the next line. */
	readonly end: number;
}

/** The lines of a text that are neither in a fence nor inside an HTML comment of many lines. */
function* proseLines(text: string): Iterable<Line> {
	let fence: string | undefined;
	let isInComment = false;
	for (let start = 0, end: number; start < text.length; start = end) {
		const lineBreak = text.indexOf('\n', start);
		end = lineBreak < 0 ? text.length : lineBreak + 1;
		const line = text.slice(start, lineBreak < 0 ? end : lineBreak);
		if (isInComment) {
			isInComment = !line.includes('-->');
			continue;
		}
		const mark = FENCE.exec(line);
		if (fence !== undefined) {
			const isEnd = mark && mark[1]!.startsWith(fence) && mark[2]!.trim() === '';
			if (isEnd) fence = undefined;
			continue;
		}
		if (mark && !(mark[1]!.startsWith('`') && mark[2]!.includes('`'))) {
			fence = mark[1]!;
			continue;
		}
		yield { line, start, end };
		const comment = line.lastIndexOf('<!--');
		isInComment = comment >= 0 && line.indexOf('-->', comment) < 0;
	}
}
