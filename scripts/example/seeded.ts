import { createHash } from 'node:crypto';

/** Hexadecimal text that looks random and is always the same for the same words. */
export function seededHex(length: number, ...words: readonly (string | number)[]): string {
	return createHash('sha256').update(words.join('\u0000')).digest('hex').slice(0, length);
}

/** A number from 0 (included) to 1 (not included), always the same for the same words. */
export function seeded(...words: readonly (string | number)[]): number {
	return Number.parseInt(seededHex(8, ...words), 16) / 2 ** 32;
}

/** A whole number from `low` to `high`, both included. */
export function seededWhole(low: number, high: number, ...words: readonly (string | number)[]): number {
	return low + Math.floor(seeded(...words) * (high - low + 1));
}
