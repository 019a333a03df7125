const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const CODE = /(?<!`)(`+)(?!`)([^`\n]+)\1(?!`)/g;

/** A Markdown text with as many spaces in place of code and comments, so that offsets stay. Takes linear time. */
export function maskCode(markdown: string): string {
	return maskComments(maskFences(markdown)).replace(CODE, blank);
}

function maskFences(markdown: string): string {
	let fence: string | undefined;
	const lines = markdown.split('\n').map((line) => {
		const mark = FENCE.exec(line)?.[1];
		if (fence === undefined) {
			fence = mark;
			return mark === undefined ? line : blank(line);
		}
		if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
		return blank(line);
	});
	return lines.join('\n');
}

function maskComments(text: string): string {
	let masked = '';
	let from = 0;
	for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', from)) {
		const close = text.indexOf('-->', start);
		const end = close < 0 ? text.length : close + 3;
		masked += text.slice(from, start) + blank(text.slice(start, end));
		from = end;
	}
	return masked + text.slice(from);
}

function blank(text: string): string {
	return text.replace(/[^\n]/g, ' ');
}
