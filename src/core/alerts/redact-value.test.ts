import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactValue } from './redact-value.ts';

test('texts, and everything below a key that is named like a secret', () => {
	const body = {
		routing_key: 'R0UT',
		dedup_key: 'token=a1b2',
		payload: {
			summary: 'login with password=x failed',
			custom_details: { secrets: { a: 'b', c: [1, 'd', true, null] } },
		},
		list: ['token=abc', 7],
	};
	expect(redactValue(body)).toEqual({
		routing_key: '[redacted]',
		// What tells alerts apart is cleaned where it is stored, not here.
		dedup_key: 'token=a1b2',
		payload: {
			summary: 'login with password=[redacted] failed',
			custom_details: { secrets: { a: '[redacted]', c: ['[redacted]', '[redacted]', true, null] } },
		},
		list: ['token=[redacted]', 7],
	});
});

test('nesting that would exhaust the stack ends in null', () => {
	const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
	expect(JSON.stringify(redactValue(deep))).toBe(`${'['.repeat(24)}null${']'.repeat(24)}`);
});

test('a key that every object inherits is a key like others', () => {
	const body: unknown = JSON.parse('{"__proto__": {"token": "x"}, "constructor": "y"}');
	expect(JSON.stringify(redactValue(body))).toBe('{"__proto__":{"token":"[redacted]"},"constructor":"y"}');
});

test('doing it again changes nothing', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			const once = redactValue(value);
			expect(redactValue(once)).toEqual(once);
		}),
	);
});
