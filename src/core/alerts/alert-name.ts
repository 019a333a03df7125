import { cutText } from './inert-text.ts';

/** Only so much of a title is looked at: names are short, and titles can be hostile. */
const LOOKED_AT = 600;
const MAX_NAME = 120;

const BRACKETED = /\[[^[\]]{0,200}\]|\([^()]{0,200}\)|\{[^{}]{0,200}\}|<[^<>]{0,200}>/g;
const LINK = /\bhttps?:\/\/\S+/gi;
const EDGES = /^[\s"'`.,:;!?=#|/\\*>–—-]+|[\s"'`.,:;=#|/\\*<–—-]+$/g;
const UNIT_APART = /(\d) (?=(?:%|[num]?s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?|[kmgt]i?b)(?:[\s,.;:)]|$))/gi;
const JOINING = 'on|at|for|in|from|of|to|by|with|since|after|and|via';
const DANGLING = new RegExp(
	`^(?:(?:${JOINING})\\b\\s*)+|(?:\\s*\\b(?:${JOINING}|is|are|was|above|below|over|under|than))+$`,
	'gi',
);

/** What names one instance, one measurement or one moment rather than the kind of alert. */
const INSTANCE_WORDS: readonly RegExp[] = [
	/** Numbers, also with a unit or a sign: 42, 93.5%, 1,200ms, 10GiB, -3, 5/6, #1234, ~12. */
	/^[#~<>=±+-]{0,2}\d+(?:[.,:/]\d+){0,6}(?:%|[num]?s|m|sec|secs|seconds?|min|mins|minutes?|h|hours?|d|days?|x|[kmgt]i?b|b|[kmg]?bps|rps|qps|req\/s|°?c)?$/i,
	/** Dates and times of day. */
	/^\d{4}-\d{2}-\d{2}(?:t[\d:.,+z-]{0,30})?$/i,
	/** UUIDs, hashes and other long hexadecimal ids; a word of letters alone is none. */
	/^(?=[^\s]{0,60}\d)(?:0x)?[0-9a-f]{7,64}(?:-[0-9a-f]{2,16}){0,6}$/i,
	/** Ids like Q1ABC2D3EF or i-0abc12345: eight or more, of letters and at least two digits. */
	/^(?=[a-z0-9]{0,40}\d[a-z0-9]{0,40}\d)[a-z0-9]{10,64}$/i,
	/** Hosts and addresses: with a port, as an IP address, a name of three or more parts, or a known last part. */
	/^[\w.[\]-]{1,200}:\d{2,5}$/,
	/^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}$/i,
	/^[\w-]{1,63}(?:\.[\w-]{1,63}){2,12}$/,
	/^[\w-]{1,63}\.(?:com|net|org|io|local|lan|internal|cloud|dev|corp)$/i,
	/** Numbered machines: web-12, db-1, ip-10-0-0-7, node07. */
	/^[a-z][\w-]{0,80}-\d+[a-z]?$/i,
	/^(?:host|node|server|srv|web|app|db|vm|worker|instance|shard|replica|pod)\d{1,6}$/i,
	/** Pods of a deployment: checkout-api-7d9f8b6c5-x2x7z. */
	/^[a-z0-9-]{1,200}-[a-f0-9]{6,10}-[a-z0-9]{5}$/i,
	/** Mail addresses. */
	/^[\w.+-]{1,64}@[\w.-]{1,200}$/,
];

/**
 * The part of a free-text title that stays the same over instances, for rules and runbooks to match: what stands in
 * brackets, links, numbers with their units, times, ids, hosts and numbered machines are left out, then punctuation and
 * words like "on" or "for" at either end. `[FIRING:1] CPU 93% on web-12.prod.example.com` is `CPU`; words such as 5xx,
 * p99 and http2 stay. Where nothing would be left, the title itself, shortened.
 */
export function alertName(title: string): string {
	const start = title.slice(0, LOOKED_AT);
	const words = start.replace(BRACKETED, ' ').replace(LINK, ' ').replace(UNIT_APART, '$1').split(/\s+/);
	const name = words.filter((word) => !isInstance(word)).join(' ');
	return cutText(trimEnds(name) || trimEnds(start) || start.trim(), MAX_NAME);
}

/**
 * The key that an integration gave, where it is itself a stable name such as `checkout-5xx` or `disk_full`:
 * words joined by `-`, `_`, `.` or `/`, none of them a number, id or host. Undefined for any other key.
 */
export function nameFromKey(key: string): string | undefined {
	if (key.length > 80 || !/^[a-z][a-z0-9]*(?:[-_./][a-z0-9]+)+$/i.test(key)) return undefined;
	const parts = key.split(/[-_./]/);
	return isInstance(key) || parts.some((part) => isInstance(part) || part.length > 24) ? undefined : key;
}

function isInstance(word: string): boolean {
	const bare = word.replace(/^["'`(<[]+|["'`)>\].,;:!?]+$/g, '');
	return bare !== '' && INSTANCE_WORDS.some((pattern) => pattern.test(bare));
}

function trimEnds(text: string): string {
	let before: string;
	let after = text.trim();
	do {
		before = after;
		after = before.replace(EDGES, '').replace(DANGLING, '').trim();
	} while (after !== before);
	return after;
}
