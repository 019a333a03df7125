const OFFSET_HIGH = 0xcbf29ce4;
const OFFSET_LOW = 0x84222325;
/** The FNV prime 0x100000001b3 is 2^40 + this; multiplying by 2^40 is a shift. */
const PRIME_LOW = 0x1b3;
/** Ends each part. No UTF-8 text holds this byte, so `['ab', 'c']` and `['a', 'bc']` differ. */
const END_OF_PART = 0xff;

/**
 * 64-bit FNV-1a of a list of texts, as 16 hex digits: the same on every machine and in every version, and over
 * sorted label names and values the very fingerprint that Prometheus computes. Not cryptographic: it tells alerts
 * apart, it proves nothing and hides nothing.
 */
export function stableHash(parts: readonly string[]): string {
	let high = OFFSET_HIGH;
	let low = OFFSET_LOW;
	const encoder = new TextEncoder();
	for (const part of parts) {
		const bytes = encoder.encode(part);
		for (let index = 0; index <= bytes.length; index++) {
			low = (low ^ (bytes[index] ?? END_OF_PART)) >>> 0;
			const product = low * PRIME_LOW;
			high = (Math.imul(high, PRIME_LOW) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
			low = product >>> 0;
		}
	}
	return hex(high) + hex(low);
}

function hex(word: number): string {
	return word.toString(16).padStart(8, '0');
}
