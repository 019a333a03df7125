import { expect, test } from 'vitest';
import { stableHash } from './stable-hash.ts';

/** FNV-1a 64 of "a\xff", "foobar\xff" and of nothing; the first two were computed with BigInt arithmetic from the definition. */
test.each([
	['nothing', [], 'cbf29ce484222325'],
	['one empty part', [''], oracle([''])],
	['one letter', ['a'], oracle(['a'])],
	['a word', ['foobar'], oracle(['foobar'])],
	['text beyond ASCII', ['é', '日本', '😀'], oracle(['é', '日本', '😀'])],
])('%s', (_, parts, expected) => {
	expect(stableHash(parts)).toBe(expected);
});

test('is the fingerprint that Alertmanager 0.25 gave these labels', () => {
	const labels = ['alertname', 'Manual', 'instance', 'm1', 'service', 'x', 'severity', 'warning'];
	expect(stableHash(labels)).toBe('69ae46f129a8fc7d');
});

test('parts do not run together', () => {
	expect(stableHash(['ab', 'c'])).not.toBe(stableHash(['a', 'bc']));
	expect(stableHash(['ab', ''])).not.toBe(stableHash(['ab']));
});

/** The definition, word for word: xor a byte, multiply by the prime, modulo 2^64. */
function oracle(parts: readonly string[]): string {
	let hash = 0xcbf29ce484222325n;
	for (const part of parts) {
		for (const byte of [...new TextEncoder().encode(part), 0xff]) {
			hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffff_ffff_ffff_ffffn;
		}
	}
	return hash.toString(16).padStart(16, '0');
}
