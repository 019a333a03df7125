import { inertMarkdown } from './inert-markdown.ts';

const FENCE = /^ {0,3}(`{3,})[ \t]*([A-Za-z0-9-]{0,20})[ \t]*$/;
const ITEM = /^(?:([-*+])|(\d{1,9}[.)]))\s+(?=\S)/;

/**
 * Text of many lines that somebody sent, as Markdown: paragraphs, lists and fenced commands stay, and nothing else of it
 * is markup, a mention or a link. A fence that is left open is closed.
 */
export function inertParagraphs(text: string): string {
	const lines: string[] = [];
	let fence = '';
	for (const line of text.split('\n')) {
		const [, marks = '', language = ''] = FENCE.exec(line) ?? [];
		if (fence !== '') {
			const isEnd = marks.length >= fence.length && language === '';
			lines.push(isEnd ? fence : line);
			if (isEnd) fence = '';
		} else if (marks !== '') {
			fence = marks;
			lines.push(marks + language);
		} else lines.push(inertLineOf(line.trim()));
	}
	if (fence !== '') lines.push(fence);
	return `${lines.join('\n').trim()}\n`;
}

function inertLineOf(line: string): string {
	const [start, bullet, number] = ITEM.exec(line) ?? [];
	if (start !== undefined) return `${bullet ? '-' : number} ${inertMarkdown(line.slice(start.length))}`;
	// What would make a rule or, below a line of text, a heading.
	return inertMarkdown(line).replace(/^[-+=]/, '\\$&');
}
