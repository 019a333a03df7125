import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Spool } from '../../relay/node/spool.ts';
import type { SinkReport } from '../../src/ports/delivery-sink.ts';
import { alertmanagerBody } from './support/sample-bodies.ts';
import { startTestRelay, type TestRelay } from './support/start-test-relay.ts';

const GONE: SinkReport = { taken: [], failure: { kind: 'later', code: 'unreachable', message: 'Nobody there' } };

/** What the sources of the test relay are let in by. */
const SOURCES = {
	pagerduty: ['signature'],
	'pagerduty-events': ['bearer', 'body'],
	alertmanager: ['bearer'],
	cloudevents: ['bearer', 'url'],
};

test('says how much waits, since when, and what the last error was', async () => {
	let isGone = true;
	const relay = await startTestRelay({
		sink: { place: 'git', take: async (deliveries) => (isGone ? GONE : { taken: deliveries.map(({ id }) => id) }) },
		worker: { backOff: { baseMs: 20, maxMs: 40 } },
	});
	expect(await healthOf(relay)).toEqual({
		status: 200,
		body: { ok: true, keeps: 'spool', depth: 0, oldestSeconds: 0, setAside: 0, sources: SOURCES },
	});
	await relay.post('alertmanager', alertmanagerBody());
	await until(() => relay.log.some(({ event }) => event === 'not-taken'));
	expect(await healthOf(relay)).toMatchObject({
		status: 200,
		body: { ok: true, depth: 1, lastError: { code: 'unreachable', at: expect.any(String) } },
	});
	isGone = false;
	await until(() => relay.spool.depth === 0);
	await until(() => relay.log.some(({ event }) => event === 'taken'));
	expect(await healthOf(relay)).toMatchObject({ status: 200, body: { depth: 0, lastSuccess: expect.any(String) } });
	await relay.stop();
});

test('is 503 while nothing can be kept, and alerts are refused with the reason and a time', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'tocsin-gone-'));
	const relay = await startTestRelay({ spool: { folder } });
	rmSync(folder, { recursive: true });
	expect(await healthOf(relay)).toMatchObject({ status: 503, body: { ok: false, lastError: { code: 'folder-gone' } } });
	const response = await relay.post('alertmanager', alertmanagerBody());
	expect(response.status).toBe(503);
	expect(response.headers.get('retry-after')).toBe('30');
	expect(await response.json()).toEqual({
		error: { code: 'folder-gone', message: 'The spool cannot be written: its folder is gone' },
	});
	await relay.stop();
});

test('a full spool refuses, and the same alert is taken once there is room', async () => {
	let isGone = true;
	const folder = mkdtempSync(join(tmpdir(), 'tocsin-full-'));
	const relay = await startTestRelay({
		spool: { folder, maxCount: 2 },
		sink: { place: 'git', take: async (deliveries) => (isGone ? GONE : { taken: deliveries.map(({ id }) => id) }) },
		worker: { backOff: { baseMs: 10, maxMs: 20 } },
	});
	const send = (fingerprint: string) => relay.post('alertmanager', alertmanagerBody({ fingerprint }));
	expect([(await send('1')).status, (await send('2')).status, (await send('3')).status]).toEqual([202, 202, 503]);
	expect((await healthOf(relay)).status).toBe(503);
	isGone = false;
	await until(() => relay.spool.depth === 0);
	expect((await send('3')).status).toBe(202);
	await relay.stop();
	rmSync(folder, { recursive: true });
});

test('a stop answers what is under way, and what it kept is on disk for the next start', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'tocsin-stop-'));
	const relay = await startTestRelay({ spool: { folder }, sink: { place: 'git', take: async () => GONE } });
	const answers = Array.from({ length: 20 }, (_, index) =>
		relay.post('alertmanager', alertmanagerBody({ fingerprint: `${index}` })).catch(() => undefined),
	);
	await Promise.race(answers);
	await relay.stop();
	const kept = (await Promise.all(answers)).filter((answer) => answer?.status === 202).length;
	expect(kept).toBeGreaterThan(0);
	expect((await Spool.open({ folder })).depth).toBeGreaterThanOrEqual(kept);
	await expect(fetch(`${relay.url}/health`)).rejects.toThrow();
	rmSync(folder, { recursive: true });
});

test('a taken port is named, with the way out', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => other.once('listening', resolve));
	const { port } = other.address() as AddressInfo;
	await expect(startTestRelay({ port, portFlag: '--relay-port' })).rejects.toMatchObject({
		name: 'StartError',
		message: `Port ${port} is taken by another program`,
		help: `Stop that program, or choose another port: --relay-port ${port + 10}`,
	});
	other.close();
});

test('a spool that cannot be made is named, with the way out', async () => {
	const folder = join(import.meta.filename, 'spool');
	await expect(startTestRelay({ spool: { folder } })).rejects.toMatchObject({
		name: 'StartError',
		message: `The spool in ${folder} cannot be written: its folder is gone`,
		help: 'Give the relay a folder that it may write: --spool DIR',
	});
});

async function healthOf(relay: TestRelay): Promise<{ readonly status: number; readonly body: unknown }> {
	const response = await fetch(`${relay.url}/health`);
	return { status: response.status, body: await response.json() };
}

async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
