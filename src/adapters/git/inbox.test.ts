import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Delivery } from '../../core/alerts/delivery.ts';
import { decodeDelivery, encodeDelivery, inboxRef, inboxToken, receivedOfRef, tokenOfRef } from './inbox.ts';

const RECEIVED = '2026-11-20T03:02:11.123Z';

test.each([
	['a plain id stays readable', 'run-17_a', 'run-17_a'],
	['capitals are small letters to some file systems', '01BV', 'h-2fb05bff5d88ddbc2fc8a7afc1dc704c48082308'],
	['what a ref may not hold', '../a b', 'h-2c2c791a0618990cda10212193801a5c5e039efe'],
	['what looks like a digest of ours', 'h-1', 'h-54f50aff0c05f509a804604b776c85a23969272c'],
	['nothing', '', 'h-e3b0c44298fc1c149afbf4c8996fb92427ae41e4'],
])('names the ref of a delivery: %s', (_, id, token) => {
	expect(inboxRef({ id, received: RECEIVED })).toBe(`refs/tocsin/inbox/20261120T030211123Z-${token}`);
});

test('refs sort by the time of arrival, and give back time and id part', () => {
	const time = fc.date({ min: new Date('2000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
	fc.assert(
		fc.property(time, time, fc.string(), fc.string(), (first, second, a, b) => {
			const refs = [
				inboxRef({ id: a, received: first.toISOString() }),
				inboxRef({ id: b, received: second.toISOString() }),
			] as const;
			expect(refs.map(receivedOfRef)).toEqual([first.getTime(), second.getTime()]);
			expect(refs.map(tokenOfRef)).toEqual([inboxToken(a), inboxToken(b)]);
			if (first < second) expect(refs[0] < refs[1]).toBe(true);
			if (a !== b) expect(inboxToken(a)).not.toBe(inboxToken(b));
		}),
	);
});

test.each([
	['an offset', '2026-11-20T10:02:11.123+07:00', '20261120T030211123Z'],
	['no milliseconds', '2026-11-20T03:02:11Z', '20261120T030211000Z'],
	['no time at all', 'yesterday', '19700101T000000000Z'],
	['a year of six digits', '+275760-09-13T00:00:00.000Z', '19700101T000000000Z'],
])('takes a time with %s', (_, received, stamp) => {
	expect(inboxRef({ id: 'a', received })).toBe(`refs/tocsin/inbox/${stamp}-a`);
});

test('a delivery read back is the delivery that was written', () => {
	fc.assert(
		fc.property(fc.string(), fc.jsonValue({ maxDepth: 3 }), (id, data) => {
			const delivery: Delivery = {
				schema: 1,
				id,
				source: 'alertmanager',
				received: RECEIVED,
				data: JSON.parse(JSON.stringify(data)),
			};
			expect(decodeDelivery(encodeDelivery(delivery))).toEqual(delivery);
		}),
	);
});

test.each([
	['no JSON', 'hello'],
	['a list', '[]'],
	['nothing', 'null'],
	['a later schema', '{"schema":2,"id":"a","source":"pagerduty","received":"2026-11-20T03:02:11.123Z"}'],
	['an unknown source', '{"schema":1,"id":"a","source":"pigeon","received":"2026-11-20T03:02:11.123Z"}'],
	['no id', '{"schema":1,"source":"pagerduty","received":"2026-11-20T03:02:11.123Z"}'],
])('does not take %s for a delivery', (_, text) => {
	expect(decodeDelivery(text)).toBeUndefined();
});
