import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { archivedAlerts, git, makeRepository, SERVICES } from './support/make-repository.ts';
import { alertmanagerBody } from './support/sample-bodies.ts';
import { type SpawnedRelay, spawnRelay } from './support/spawn-relay.ts';
import { postAlert } from './support/start-test-relay.ts';

const BURST = 200;
const SENDERS = 20;

let root: string;
let relay: SpawnedRelay | undefined;
beforeEach(() => {
	root = makeRepository();
});
afterEach(async () => {
	await relay?.end('SIGKILL');
	relay = undefined;
	rmSync(root, { recursive: true, force: true });
});

test('a relay that is killed in the middle of a burst loses nothing and takes nothing twice', async () => {
	relay = await spawnRelay(root);
	const kept = new Map<number, string>();
	let isDead = false;
	await sendAll(range(BURST), async (index) => {
		if (isDead) return;
		const delivery = await send(relay!.url, index);
		if (delivery !== undefined) kept.set(index, delivery);
		if (kept.size >= BURST / 3 && !isDead) {
			isDead = true;
			await relay!.end('SIGKILL');
		}
	});
	expect(kept.size).toBeGreaterThanOrEqual(BURST / 3);
	expect(kept.size).toBeLessThan(BURST);

	relay = await spawnRelay(root);
	// Who got no 2xx sends again, as every sender does.
	const unanswered = range(BURST).filter((index) => !kept.has(index));
	await sendAll(unanswered, async (index) => {
		const delivery = await send(relay!.url, index);
		if (delivery !== undefined) kept.set(index, delivery);
	});
	expect(kept.size).toBe(BURST);
	await emptied(relay.url);

	const archived = archivedAlerts(root);
	const times = Map.groupBy(archived, ({ delivery }) => delivery);
	expect([...kept.values()].filter((delivery) => times.get(delivery)?.length !== 1)).toEqual([]);
	expect(new Set(archived.map(({ fingerprint }) => fingerprint)).size).toBe(BURST);
	// One incident a service, whatever was torn apart in between.
	expect(readdirSync(join(root, 'incidents', String(new Date().getUTCFullYear())))).toHaveLength(SERVICES.length);
	expect(git(root, 'status', '--porcelain')).toBe('');
	expect(git(root, 'for-each-ref', 'refs/tocsin')).toBe('');
	expect(readdirSync(join(root, '.tocsin', 'spool'))).toEqual(['set-aside']);
});

test('a relay that is asked to end does so cleanly and at once', async () => {
	relay = await spawnRelay(root);
	expect(await send(relay.url, 1)).toBeDefined();
	const code = await relay.end('SIGTERM');
	expect(code).toBe(0);
	expect(JSON.parse(relay.lines.at(-1)!)).toMatchObject({ event: 'stopped' });
	relay = await spawnRelay(root);
	await emptied(relay.url);
	expect(archivedAlerts(root)).toHaveLength(1);
});

async function send(url: string, index: number): Promise<string | undefined> {
	const service = SERVICES[index % SERVICES.length];
	const body = alertmanagerBody({
		fingerprint: index.toString(16).padStart(16, '0'),
		service,
		summary: `Alert ${index}`,
	});
	const response = await postAlert(url, { source: 'alertmanager', body }).catch(() => undefined);
	if (!response?.ok) return undefined;
	return ((await response.json()) as { delivery: string }).delivery;
}

async function sendAll(indexes: readonly number[], sendOne: (index: number) => Promise<void>): Promise<void> {
	const queue = [...indexes];
	await Promise.all(
		Array.from({ length: SENDERS }, async () => {
			for (let index = queue.shift(); index !== undefined; index = queue.shift()) await sendOne(index);
		}),
	);
}

async function emptied(url: string): Promise<void> {
	for (;;) {
		const health = (await (await fetch(`${url}/health`)).json()) as { depth: number };
		if (health.depth === 0) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

function range(count: number): number[] {
	return Array.from({ length: count }, (_, index) => index);
}
