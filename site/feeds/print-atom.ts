import { language } from '../i18n/t.ts';
import type { Feed, FeedEntry } from './feed.ts';

/** Characters that XML 1.0 cannot say at all, whatever their escape. */
const UNSAYABLE = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** The feed as Atom (RFC 4287). */
export function printAtom(feed: Feed): string {
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language()}">`,
		`<id>${escapeXml(feed.id)}</id>`,
		`<title>${escapeXml(feed.title)}</title>`,
		`<updated>${escapeXml(feed.updated)}</updated>`,
		`<author><name>${escapeXml(feed.organisation)}</name></author>`,
		`<link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>`,
		`<link rel="alternate" type="text/html" href="${escapeXml(feed.home)}"/>`,
		'<generator>Tocsin</generator>',
		...feed.entries.map(printEntry),
		'</feed>',
		'',
	].join('\n');
}

function printEntry({ id, title, summary, at, url, tags }: FeedEntry): string {
	return [
		'<entry>',
		`<id>${escapeXml(id)}</id>`,
		`<title>${escapeXml(title)}</title>`,
		`<published>${escapeXml(at)}</published>`,
		`<updated>${escapeXml(at)}</updated>`,
		`<link rel="alternate" type="text/html" href="${escapeXml(url)}"/>`,
		...tags.map((tag) => `<category term="${escapeXml(tag)}"/>`),
		`<summary type="text">${escapeXml(summary)}</summary>`,
		'</entry>',
	].join('\n');
}

/** Text as XML, in content or attribute: nothing in it is markup. */
export function escapeXml(text: string): string {
	return text
		.toWellFormed()
		.replace(UNSAYABLE, '')
		.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}
