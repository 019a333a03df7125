import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alertName, nameFromKey } from './alert-name.ts';

test.each([
	['[FIRING:2] InstanceDown (db-1:9100 node critical)', 'InstanceDown'],
	['CPU 93% on web-12.prod.example.com', 'CPU'],
	['CPU usage is at 97.5 % on host1', 'CPU usage'],
	['Checkout API answers 5xx', 'Checkout API answers 5xx'],
	['p99 of http2 calls to s3 above 1,200ms for 10m', 'p99 of http2 calls to s3'],
	['Disk full: /var on ip-10-0-0-7 (92% used)', 'Disk full: /var'],
	['Replication lag 340 s on orders-db-2.jkt.example.com', 'Replication lag'],
	['Job 4bf92f3577b34da6a3ce929d0e0e4736 failed', 'Job failed'],
	['Order 7d1f1d9e-3c5a-4d21-9f0e-0a4c2f6b8e11 stuck since 2026-11-20T03:02:11Z', 'Order stuck'],
	['Pod checkout-api-7d9f8b6c5-x2x7z restarts', 'Pod restarts'],
	['Latency in eu-west-1', 'Latency'],
	['10.0.0.7:9100 is down', 'is down'],
	['Mail to ops@example.com bounced', 'Mail to bounced'],
	['See https://example.com/a/b?c=1 - Queue #42 backs up', 'See - Queue backs up'],
	['HTTP 500 errors', 'HTTP errors'],
	['12345', '12345'],
	['[x]', '[x]'],
	['web-1 db-2', 'web-1 db-2'],
])('%s → %s', (title, expected) => {
	expect(alertName(title)).toBe(expected);
});

test('instances of one alert have one name', () => {
	const titles = ['High load 17.3 on app-1', 'High load 9 on app-22', '[RESOLVED] High load 0.2 on app-3.example.com'];
	expect(new Set(titles.map(alertName))).toEqual(new Set(['High load']));
});

test('any title gives a name of at most 120 characters, in one pass', () => {
	fc.assert(
		fc.property(fc.string({ minLength: 1, maxLength: 900 }), (title) => {
			expect(alertName(title).length).toBeLessThanOrEqual(120);
		}),
	);
	for (const piece of ['[', '(', 'a-', '1.', ':', '{<', ' on'])
		expect(typeof alertName(piece.repeat(1_000_000))).toBe('string');
});

test.each([
	['checkout-5xx', 'checkout-5xx'],
	['disk_full', 'disk_full'],
	['orders-db/replication-lag', 'orders-db/replication-lag'],
	['7f0b6c1d9e8a4f52b3c4d5e6f7a8b9c0', undefined],
	['Q1BAZAAR42', undefined],
	['web-12', undefined],
	['disk-web-12', undefined],
	['srv.example.com', undefined],
	['a b', undefined],
	['', undefined],
	['order-4711-stuck', undefined],
])('key %s → %s', (key, expected) => {
	expect(nameFromKey(key)).toBe(expected);
});
