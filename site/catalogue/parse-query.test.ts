import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery, type TextQuery } from './parse-query.ts';

const nothing: TextQuery = { wanted: [], unwanted: [], filters: [], fullText: '' };

test.each<[string, Partial<TextQuery>]>([
	['', {}],
	['  ', {}],
	['Redis timeout', { wanted: [' redis', ' timeout'], fullText: 'Redis timeout' }],
	['"connection pool"', { wanted: [' connection pool'], fullText: '"connection pool"' }],
	['"never closed', { wanted: [' never closed'], fullText: '"never closed"' }],
	['orders-db', { wanted: [' orders db'], fullText: 'orders-db' }],
	['INC-2026-0042', { wanted: [' inc 2026 0042'], fullText: 'INC-2026-0042' }],
	['-checkout', { unwanted: [' checkout'] }],
	['-"at night"', { unwanted: [' at night'] }],
	['severity:SEV1', { filters: [{ key: 'severity', value: 'sev1', isExcluded: false }] }],
	[
		'sev:1 is:open',
		{
			filters: [
				{ key: 'severity', value: '1', isExcluded: false },
				{ key: 'status', value: 'open', isExcluded: false },
			],
		},
	],
	['-service:"Checkout API"', { filters: [{ key: 'service', value: 'checkout api', isExcluded: true }] }],
	['service:', {}],
	['error:500', { wanted: [' error 500'], fullText: 'error:500' }],
	['constructor:x', { wanted: [' constructor x'], fullText: 'constructor:x' }],
	['Überlauf', { wanted: [' uberlauf'], fullText: 'Überlauf' }],
	['đơn hàng', { wanted: [' don', ' hang'], fullText: 'đơn hàng' }],
	['決済', { wanted: ['決済'], fullText: '決済' }],
	['- " ... ?', {}],
])('%s', (text, expected) => {
	expect(parseQuery(text)).toEqual({ ...nothing, ...expected });
});

test('asks for whole words only, whatever is typed', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			const { wanted, unwanted, filters } = parseQuery(text);
			for (const needle of [...wanted, ...unwanted]) expect(needle).toMatch(/^ ?[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*$/u);
			for (const { value } of filters) expect(value).not.toBe('');
		}),
	);
});
