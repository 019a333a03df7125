import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../core/alerts/delivery.ts';
import { CUT_HEADER } from '../../core/alerts/guard-source.ts';
import { MAX_PAYLOAD, packDeliveries } from './pack-deliveries.ts';
import { payloadSize } from './payload-size.ts';
import { unpackDelivery } from './unpack-delivery.ts';

describe('packDeliveries', () => {
	test('puts a burst of small deliveries into one dispatch, in order', async () => {
		const burst = Array.from({ length: 50 }, (_, index) => deliveryOf(`d${index}`, { index }));
		const dispatches = await packDeliveries(burst);
		expect(dispatches).toEqual([{ payload: { schema: 1, deliveries: burst }, completes: burst.map(({ id }) => id) }]);
	});

	test('starts another dispatch where one is full, and loses and reorders nothing', async () => {
		const burst = Array.from({ length: 200 }, (_, index) => deliveryOf(`d${index}`, { text: 'x'.repeat(1500) }));
		const dispatches = await packDeliveries(burst);
		expect(dispatches.length).toBeGreaterThan(4);
		expect(dispatches.flatMap(({ payload }) => payload.deliveries)).toEqual(burst);
		expectAllFit(dispatches);
	});

	test('a large body travels packed, and unpacks to the same delivery', async () => {
		const large = deliveryOf('large', { text: 'all work and no play <&> é '.repeat(20_000) });
		const dispatches = await packDeliveries([large]);
		expect(dispatches).toHaveLength(1);
		expectAllFit(dispatches);
		const [packed] = dispatches[0]!.payload.deliveries;
		expect(packed).toMatchObject({ id: 'large', encoding: 'gzip+base64' });
		expect(await unpackDelivery(packed)).toEqual(large);
	});

	test('an Alertmanager group that does not even pack is split by its alerts', async () => {
		const alerts = Array.from({ length: 10 }, (_, index) => ({ fingerprint: `f${index}`, noise: noise(20_000) }));
		const group: Delivery = { ...deliveryOf('group', { version: '4', alerts }), source: 'alertmanager' };
		const dispatches = await packDeliveries([deliveryOf('before', {}), group, deliveryOf('after', {})]);
		expectAllFit(dispatches);
		const parts = await unpackAll(dispatches);
		const ids = parts.map(({ id }) => id);
		expect(ids[0]).toBe('before');
		expect(ids.at(-1)).toBe('after');
		expect(ids.slice(1, -1)).toEqual(ids.slice(1, -1).map((_, index) => `group.${index + 1}-of-${ids.length - 2}`));
		expect(parts.slice(1, -1).flatMap(({ data }) => (data as { alerts: unknown[] }).alerts)).toEqual(alerts);
		expect(parts.slice(1, -1).every(({ data }) => (data as { version: string }).version === '4')).toBe(true);
		expect(dispatches.flatMap(({ completes }) => completes)).toEqual(['before', 'group', 'after']);
		expect(dispatches[0]!.completes).toEqual(['before']);
	});

	test('a single body of noise is cut, keeps its facts, and says what it lost', async () => {
		const event = { id: '01ABC', event_type: 'incident.triggered', data: { id: 'Q1', body: noise(900_000) } };
		const dispatches = await packDeliveries([deliveryOf('noisy', { event })]);
		expectAllFit(dispatches);
		const [part] = await unpackAll(dispatches);
		expect(part).toMatchObject({
			id: 'noisy',
			headers: { [CUT_HEADER]: '$.event.data.body' },
			data: { event: { id: '01ABC', event_type: 'incident.triggered', data: { id: 'Q1' } } },
		});
	});
});

describe('unpackDelivery', () => {
	test.each([
		['a plain delivery', deliveryOf('a', { b: 1 })],
		['something else', 'text'],
		['an unknown encoding', { ...deliveryOf('a', 'x'), encoding: 'rot13' }],
		['no gzip', { ...deliveryOf('a', 'bm90IGd6aXA='), encoding: 'gzip+base64' }],
		['no base64', { ...deliveryOf('a', '***'), encoding: 'gzip+base64' }],
	])('leaves %s as it is', async (_name, delivery) => {
		expect(await unpackDelivery(delivery)).toEqual(delivery);
	});

	test('does not unpack a bomb', async () => {
		const bomb = (await packDeliveries([deliveryOf('bomb', 'a'.repeat(9 * 1024 * 1024))]))[0]!.payload.deliveries[0];
		expect(bomb).toHaveProperty('encoding');
		expect(await unpackDelivery(bomb)).toBe(bomb);
	});
});

function deliveryOf(id: string, data: unknown): Delivery {
	return { schema: 1, id, source: 'pagerduty', received: '2026-11-20T03:02:11.000Z', data };
}

function noise(bytes: number): string {
	return randomBytes(Math.floor((bytes * 3) / 4)).toString('base64');
}

async function unpackAll(dispatches: Awaited<ReturnType<typeof packDeliveries>>): Promise<Delivery[]> {
	const parts = dispatches.flatMap(({ payload }) => payload.deliveries);
	return Promise.all(parts.map(async (part) => (await unpackDelivery(part)) as Delivery));
}

function expectAllFit(dispatches: Awaited<ReturnType<typeof packDeliveries>>): void {
	for (const { payload } of dispatches) {
		expect(payloadSize(payload)).toBeLessThanOrEqual(MAX_PAYLOAD);
		expect(Object.keys(payload).length).toBeLessThanOrEqual(10);
	}
}
