import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Delivery } from '../../src/core/alerts/delivery.ts';
import type { DeliverySink, SinkReport } from '../../src/ports/delivery-sink.ts';
import type { LogLine } from '../log-line.ts';
import { Spool } from './spool.ts';
import { SpoolWorker } from './spool-worker.ts';

let folder: string;
let spool: Spool;
let worker: SpoolWorker | undefined;
let log: LogLine[];

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-worker-'));
	spool = await Spool.open({ folder });
	log = [];
});
afterEach(async () => {
	await worker?.stop();
	rmSync(folder, { recursive: true, force: true });
});

test('moves in order, in batches, and what comes while a batch is under way goes with the next', async () => {
	const batches: string[][] = [];
	const gate = Promise.withResolvers<void>();
	start(async (deliveries) => {
		batches.push(idsOf(deliveries));
		await gate.promise;
		return { taken: idsOf(deliveries) };
	});
	await add(1);
	await until(() => batches.length === 1);
	await add(2, 3);
	gate.resolve();
	await until(() => spool.depth === 0);
	expect(batches).toEqual([['d1'], ['d2', 'd3']]);
});

test('takes up first what an earlier process left', async () => {
	await add(1, 2);
	const taken: string[] = [];
	start(acceptInto(taken));
	await until(() => spool.depth === 0);
	expect(taken).toEqual(['d1', 'd2']);
});

test('a burst comes together while it lingers', async () => {
	const batches: string[][] = [];
	start(
		async (deliveries) => {
			batches.push(idsOf(deliveries));
			return { taken: idsOf(deliveries) };
		},
		{ lingerMs: 1500 },
	);
	await settle();
	for (const index of [1, 2, 3, 4]) await add(index);
	await until(() => spool.depth === 0);
	expect(batches).toEqual([['d1', 'd2', 'd3', 'd4']]);
});

test('waits longer after each failure, keeps everything, and says why', async () => {
	const taken: string[] = [];
	let failures = 0;
	start(async (deliveries) => {
		failures += 1;
		if (failures <= 3)
			return { taken: [], failure: { kind: 'later', code: 'unreachable', message: 'No route', help: 'Wait' } };
		return acceptInto(taken)(deliveries);
	});
	await add(1, 2);
	await until(() => spool.depth === 0);
	expect(taken).toEqual(['d1', 'd2']);
	const waits = log.filter(({ event }) => event === 'not-taken').map(({ retryMs }) => Number(retryMs));
	expect(waits).toEqual([10, 20, 40]);
	expect(log.find(({ event }) => event === 'not-taken')).toMatchObject({
		code: 'unreachable',
		message: 'No route',
		help: 'Wait',
	});
	expect(worker!.lastError).toMatchObject({ code: 'unreachable' });
});

test('is not called again before the time that the sink asked for', async () => {
	const calls: number[] = [];
	start(async (deliveries) => {
		calls.push(performance.now());
		if (calls.length > 1) return { taken: idsOf(deliveries) };
		return { taken: [], failure: { kind: 'later', code: 'rate-limited', message: 'Slow down', retryAfterMs: 120 } };
	});
	await add(1);
	await until(() => calls.length === 1);
	await add(2);
	await until(() => spool.depth === 0);
	expect(calls).toHaveLength(2);
	expect(calls[1]! - calls[0]!).toBeGreaterThanOrEqual(119);
});

test('what a sink took before it failed is not sent again', async () => {
	const calls: string[][] = [];
	start(async (deliveries) => {
		calls.push(idsOf(deliveries));
		if (calls.length > 1) return { taken: idsOf(deliveries) };
		return { taken: ['d1'], failure: { kind: 'later', code: 'unreachable', message: 'Gone' } };
	});
	await add(1, 2);
	await until(() => spool.depth === 0);
	expect(calls.at(-1)).toEqual(['d2']);
});

test('a refused delivery is set aside and the others go on', async () => {
	const taken: string[] = [];
	start(async (deliveries) => {
		const good = deliveries.filter(({ id }) => id !== 'd2');
		await acceptInto(taken)(good);
		if (good.length === deliveries.length) return { taken: idsOf(good) };
		return {
			taken: idsOf(good),
			failure: { kind: 'refused', code: 'github-refused', message: 'No', deliveries: ['d2'] },
		};
	});
	await add(1, 2, 3);
	await until(() => spool.depth === 0);
	expect(taken).toEqual(['d1', 'd3']);
	expect(asideFiles()).toHaveLength(1);
	expect(log.find(({ event }) => event === 'set-aside')).toMatchObject({ delivery: 'd2', code: 'github-refused' });
});

test('one delivery that breaks the sink holds up nobody, and is set aside once others have passed', async () => {
	const taken: string[] = [];
	start(breakOn('d3', taken));
	await add(1, 2, 3, 4, 5, 6, 7, 8);
	await until(() => spool.depth === 1);
	expect(taken.toSorted()).toEqual(['d1', 'd2', 'd4', 'd5', 'd6', 'd7', 'd8']);
	await until(() => log.filter(({ delivery }) => delivery === 'd3').length >= 4);
	await add(9);
	await until(() => spool.depth === 0);
	expect(taken).toContain('d9');
	expect(asideFiles()).toHaveLength(1);
	expect(log.find(({ event }) => event === 'set-aside')).toMatchObject({ delivery: 'd3', code: 'intake-failed' });
});

test('a sink that breaks on everything makes nobody guilty', async () => {
	let isBroken = true;
	const taken: string[] = [];
	start(async (deliveries) => (isBroken ? FAULT : acceptInto(taken)(deliveries)));
	await add(...Array.from({ length: 20 }, (_, index) => index));
	await until(() => log.length >= 15);
	isBroken = false;
	await until(() => spool.depth === 0);
	expect(asideFiles()).toEqual([]);
	expect(taken.toSorted()).toEqual(Array.from({ length: 20 }, (_, index) => `d${index}`).toSorted());
});

test('a stop lets the batch under way finish and leaves the rest on disk', async () => {
	const gate = Promise.withResolvers<void>();
	const calls: string[][] = [];
	start(async (deliveries) => {
		calls.push(idsOf(deliveries));
		await gate.promise;
		return { taken: idsOf(deliveries) };
	});
	await add(1);
	await until(() => calls.length === 1);
	await add(2);
	const stopped = worker!.stop();
	gate.resolve();
	await stopped;
	expect(calls).toEqual([['d1']]);
	expect((await (await Spool.open({ folder })).next(9)).entries.map(({ delivery }) => delivery.id)).toEqual(['d2']);
});

const FAULT: SinkReport = { taken: [], failure: { kind: 'unexpected', code: 'intake-failed', message: 'A fault' } };

function start(take: DeliverySink['take'], options: { readonly lingerMs?: number } = {}): void {
	worker = new SpoolWorker({
		spool,
		sink: { place: 'git', take },
		log: (line) => log.push(line),
		clock: Date.now,
		random: () => 0,
		backOff: { baseMs: 10, maxMs: 80 },
		...options,
	});
	worker.start();
}

function acceptInto(taken: string[]): DeliverySink['take'] {
	return async (deliveries) => {
		taken.push(...idsOf(deliveries));
		return { taken: idsOf(deliveries) };
	};
}

function breakOn(id: string, taken: string[]): DeliverySink['take'] {
	return async (deliveries) => (idsOf(deliveries).includes(id) ? FAULT : acceptInto(taken)(deliveries));
}

async function add(...indexes: readonly number[]): Promise<void> {
	for (const index of indexes) {
		const received = new Date(Date.UTC(2026, 10, 20, 3, 2, index)).toISOString();
		await spool.add({ schema: 1, id: `d${index}`, source: 'alertmanager', received, data: {} });
	}
	worker?.notify();
}

function idsOf(deliveries: readonly Delivery[]): string[] {
	return deliveries.map(({ id }) => id);
}

function asideFiles(): string[] {
	return readdirSync(join(folder, 'set-aside')).filter((name) => name.endsWith('.json'));
}

async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await settle();
}

function settle(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, 5));
}
