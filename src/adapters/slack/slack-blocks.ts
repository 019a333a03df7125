import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/web-api';
import { cutText } from '../../core/alerts/inert-text.ts';
import type { Letter } from '../../core/effects/mail/letter.ts';

/** Slack takes 150 characters in a header, and some 13 000 in all blocks of a message together. */
const LIMITS = { header: 150, fallback: 300, paragraphs: 3, rows: 20, value: 400, url: 1000 } as const;

/** A letter as a message: what is shown, and the words for notifications and for what cannot show blocks. */
export interface SlackText {
	readonly text: string;
	readonly blocks: KnownBlock[];
}

/**
 * A letter within Slack's limits. Words stand in rich text, which Slack takes as they are: there is no markup, mention,
 * emoji or link in them that anybody could write.
 */
export function slackText({ subject, label, title, paragraphs, facts, link }: Letter): SlackText {
	const lines = [
		...paragraphs.slice(0, LIMITS.paragraphs).map((text) => [plain(text)]),
		...facts
			.slice(0, LIMITS.rows)
			.map(([name, value, url]) => [plain(`${name}: `, true), url ? linked(value, url) : plain(value)]),
		...(link ? [[linked(link.text, link.url)]] : []),
	];
	const words = lines.flatMap((line, place) => (place === 0 ? line : [plain('\n'), ...line]));
	const section: RichTextSection = { type: 'rich_text_section', elements: words };
	return {
		text: escaped(cutText(subject, LIMITS.fallback)),
		blocks: [
			{
				type: 'header',
				text: { type: 'plain_text', text: cutText(`${label}: ${title}`, LIMITS.header), emoji: false },
			},
			...(words.length > 0 ? [{ type: 'rich_text' as const, elements: [section] }] : []),
		],
	};
}

/** Words for a field that Slack reads as markup: without its three signs there is no mention and no link. */
export function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function plain(text: string, isBold = false): RichTextElement {
	return { type: 'text', text: cutText(text, LIMITS.value), ...(isBold && { style: { bold: true } }) };
}

function linked(text: string, url: string): RichTextElement {
	return url.length > LIMITS.url ? plain(text) : { type: 'link', url, text: cutText(text, LIMITS.value) };
}
