import { cutText } from '../../core/alerts/inert-text.ts';
import type { Letter } from '../../core/effects/mail/letter.ts';

/** A link under a card. */
export interface CardLink {
	readonly text: string;
	readonly url: string;
}

/** Teams takes about 28 KB a message; its other parts have room beside this. */
const BYTES_AT_MOST = 24_000;
const LIMITS = { title: 300, paragraphs: 3, rows: 20, value: 400, links: 6, linkText: 60, url: 1000 } as const;

interface TextRun {
	readonly type: 'TextRun';
	readonly text: string;
	readonly weight?: 'Bolder';
	readonly size?: 'Large';
}

/**
 * A letter as an Adaptive Card that Teams takes. Words stand in text runs, which know no Markdown: there is no markup,
 * mention or link in them that anybody could write.
 */
export function adaptiveCard(letter: Letter, { room }: { readonly room?: CardLink } = {}): object {
	const { label, title, paragraphs, facts, link } = letter;
	const rows = facts.slice(0, LIMITS.rows);
	const links = [
		...(room ? [room] : []),
		...(link ? [link] : []),
		...rows.flatMap(([name, , url]) => (url === undefined ? [] : [{ text: name, url }])),
	].filter(({ url }) => url.length <= LIMITS.url && /^https?:\/\//.test(url));
	const head = [
		lineOf([{ type: 'TextRun', text: cutText(`${label}: ${title}`, LIMITS.title), weight: 'Bolder', size: 'Large' }]),
		...paragraphs.slice(0, LIMITS.paragraphs).map((text) => lineOf([runOf(text)])),
	];
	const body = rows.map(([name, value]) => lineOf([{ ...runOf(`${name}: `), weight: 'Bolder' }, runOf(value)]));
	const actions = links
		.slice(0, LIMITS.links)
		.map(({ text, url }) => ({ type: 'Action.OpenUrl', title: cutText(text, LIMITS.linkText), url }));
	const cardOf = (count: number) => ({
		$schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
		type: 'AdaptiveCard',
		version: '1.4',
		fallbackText: cutText(letter.subject, LIMITS.title),
		body: [...head, ...body.slice(0, count)],
		actions,
	});
	let count = body.length;
	while (count > 0 && bytesOf(cardOf(count)) > BYTES_AT_MOST) count -= 1;
	return cardOf(count);
}

function lineOf(inlines: readonly TextRun[]) {
	return { type: 'RichTextBlock', inlines };
}

function runOf(text: string): TextRun {
	return { type: 'TextRun', text: cutText(text, LIMITS.value) };
}

function bytesOf(value: object): number {
	return new TextEncoder().encode(JSON.stringify(value)).length;
}
