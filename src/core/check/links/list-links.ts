import { maskCode } from './mask-code.ts';

/** A link or picture in Markdown, with the offsets of its target in the text. */
export interface MarkdownLink {
	readonly target: string;
	readonly isPicture: boolean;
	readonly range: readonly [start: number, end: number];
}

/** A link text longer than this is none that a person wrote; the search back from its end stops there. */
const MAX_LINK_TEXT = 500;
const MAX_TARGET = 1_000;
const TARGET = /\s*<?([^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)/y;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,500}\]:[ \t]*<?([^\s<>]+)/gm;

/** The links of a Markdown text in their order; what is in code or in a comment is none. Takes linear time. */
export function listLinks(markdown: string): readonly MarkdownLink[] {
	if (!markdown.includes('](') && !markdown.includes(']:')) return [];
	const text = maskCode(markdown);
	const links: MarkdownLink[] = [];
	for (let end = text.indexOf(']('); end >= 0; end = text.indexOf('](', end + 2)) {
		const opening = openingOf(text, end);
		const target = opening === undefined ? undefined : targetAt(text, end + 2);
		if (target) links.push({ ...target, isPicture: text[opening! - 1] === '!' });
	}
	for (const { 0: whole, 1: target = '', index } of text.matchAll(DEFINITION)) {
		const start = index + whole.lastIndexOf(target);
		links.push({ target, isPicture: false, range: [start, start + target.length] });
	}
	return links.sort((a, b) => a.range[0] - b.range[0]);
}

function targetAt(text: string, at: number): Pick<MarkdownLink, 'target' | 'range'> | undefined {
	TARGET.lastIndex = 0;
	const match = TARGET.exec(text.slice(at, at + MAX_TARGET));
	if (!match) return undefined;
	const start = at + match[0].length - match[1]!.length;
	return { target: match[1]!, range: [start, start + match[1]!.length] };
}

/** The bracket that the one at `end` closes, with the brackets between them in pairs. */
function openingOf(text: string, end: number): number | undefined {
	let depth = 0;
	for (let at = end; at >= 0 && end - at <= MAX_LINK_TEXT; at -= 1) {
		if (text[at] === ']') depth += 1;
		else if (text[at] === '[') depth -= 1;
		if (depth === 0) return at;
	}
	return undefined;
}

/** The file in the repository that a link from another file means; undefined for a link to elsewhere or within the page. */
export function resolveLink(from: string, target: string): string | undefined {
	const [path = ''] = target.split(/[?#]/, 1);
	if (path === '' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) return undefined;
	const steps = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
	for (const step of decode(path).split('/')) {
		if (step === '..') steps.pop();
		else if (step !== '' && step !== '.') steps.push(step);
	}
	return steps.join('/');
}

function decode(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
