import { cutText, inertText } from '../../core/alerts/inert-text.ts';

interface TextNode {
	readonly type: 'text';
	readonly text: string;
	readonly marks?: readonly (
		| { readonly type: 'link'; readonly attrs: { readonly href: string } }
		| { readonly type: 'code' }
	)[];
}

interface Paragraph {
	readonly type: 'paragraph';
	readonly content: readonly TextNode[];
}

/** Text as Jira keeps it (Atlassian Document Format, version 1). */
export interface JiraDocument {
	readonly type: 'doc';
	readonly version: 1;
	readonly content: readonly Paragraph[];
}

/** Jira takes 32 767 characters; what we count is the document as it is sent, which is longer than what Jira counts. */
const DOCUMENT_AT_MOST = 30_000;
const CUT = 'The rest was too long for a ticket.';

/**
 * Paragraphs of plain text as a document, with a link and a word by which it is found again below. What people and
 * alerts wrote is text in it and nothing else; what is too long is cut, and said to be.
 */
export function jiraDocument(
	lines: readonly string[],
	{ link, mark }: { readonly link?: string | undefined; readonly mark?: string | undefined } = {},
): JiraDocument {
	const end: readonly Paragraph[] = [
		...(link === undefined
			? []
			: [paragraph({ type: 'text', text: 'Read more', marks: [{ type: 'link', attrs: { href: link } }] })]),
		...(mark === undefined ? [] : [paragraph({ type: 'text', text: mark, marks: [{ type: 'code' }] })]),
	];
	const content: Paragraph[] = [];
	let left = DOCUMENT_AT_MOST - lengthOf(end);
	for (const line of lines) {
		const text = inertText(line, DOCUMENT_AT_MOST);
		if (text === '') continue;
		const whole = paragraph({ type: 'text', text });
		if (lengthOf(whole) <= left) content.push(whole);
		else {
			// A character takes six at most when it is sent.
			const start = cutText(text, Math.floor(left / 6));
			content.push(
				...(left > 600 ? [paragraph({ type: 'text', text: start })] : []),
				paragraph({ type: 'text', text: CUT }),
			);
			break;
		}
		left -= lengthOf(whole);
	}
	return { type: 'doc', version: 1, content: [...content, ...end] };
}

function paragraph(node: TextNode): Paragraph {
	return { type: 'paragraph', content: [node] };
}

function lengthOf(value: object): number {
	return JSON.stringify(value).length;
}
