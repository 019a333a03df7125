import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LogLine } from '../../relay/log-line.ts';
import { createTicks, type Ticks } from '../../relay/node/create-ticks.ts';
import { createIntakeSink } from '../../relay/node/intake-sink.ts';
import { type RunningRelay, startRelay } from '../../relay/node/start-relay.ts';
import { readSecrets } from '../../relay/read-secrets.ts';
import { reconcileEffects } from '../../src/app/reconcile/reconcile-effects.ts';
import { createReconcileMemory } from '../../src/app/reconcile/reconcile-memory.ts';
import { keepRepository } from '../../src/cli/keep-repository.ts';
import { outsideSystems } from '../../src/cli/outside-systems.ts';
import { createTakeIn } from '../../src/cli/take-in.ts';
import { alertmanagerBody } from '../relay/support/sample-bodies.ts';
import { spawnRelay } from '../relay/support/spawn-relay.ts';
import { ENV, postAlert } from '../relay/support/start-test-relay.ts';
import { git } from '../support/git.ts';
import { type NightWorld, SHIFT_END, startNightWorld } from './night-world.ts';
import { runCommand } from './run-command.ts';

const MINUTE = 60_000;

let world: NightWorld;
let relay: RunningRelay | undefined;
let ticks: Ticks | undefined;
let log: LogLine[];
/** How far the night has come since it began, in milliseconds; only escalation goes by it. */
let passed: number;
let closeMail: () => void;

beforeEach(async () => {
	world = await startNightWorld();
	for (const [name, value] of Object.entries(world.env)) vi.stubEnv(name, value);
	[relay, ticks, log, passed] = [undefined, undefined, [], 0];
	closeMail = () => {};
});
afterEach(async () => {
	await ticks?.stop();
	await relay?.stop();
	closeMail();
	vi.unstubAllEnvs();
	await world.stop();
});

const now = (): string => new Date(Date.now() + passed).toISOString().replace(/\.\d{3}Z$/, 'Z');
/** What a command says, by the clock of the night. */
async function tocsin(...args: readonly string[]): Promise<string> {
	const { stdout, stderr } = await runCommand(world.root, now(), ...args);
	return `${stdout}${stderr}`;
}

const head = (): string => git(world.root, 'rev-parse', 'HEAD');

/** The parts of `tocsin relay` in mode local, with a clock that can be put on and a tick when the test says so. */
async function startNight(): Promise<void> {
	const use = keepRepository({ repo: world.root });
	const outside = outsideSystems(world.env);
	closeMail = outside.close;
	const memory = createReconcileMemory();
	ticks = createTicks({
		takeIn: createTakeIn(use),
		reconcile: (only) =>
			use((repository) => reconcileEffects(repository, { systems: outside.systems, clock: now, only, memory })),
		log: (line) => log.push(line),
		everyMs: 60 * MINUTE,
	});
	relay = await startRelay({
		host: '127.0.0.1',
		port: 0,
		spool: { folder: join(world.root, '.tocsin', 'spool') },
		sink: createIntakeSink(ticks.takeIn),
		secrets: readSecrets(ENV),
		log: (line) => log.push(line),
		ticks: ticks.state,
	});
}

/** Lets a tick happen so many minutes into the night and waits until both of its runs are over. */
async function tickAt(minutes: number): Promise<void> {
	passed = minutes * MINUTE;
	const before = JSON.stringify(ticks!.state());
	await sleep(5);
	ticks!.begin();
	await until(() => {
		const { pages, effects } = ticks!.state();
		return (
			pages !== undefined &&
			effects !== undefined &&
			[pages, effects].every((state) => !before.includes(JSON.stringify(state)))
		);
	});
}

async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await sleep(10);
}

async function fire(url: string): Promise<string> {
	const body = alertmanagerBody() as { alerts: { startsAt: string }[] };
	body.alerts[0]!.startsAt = now();
	const { status } = await postAlert(url, { source: 'alertmanager', body });
	expect(status).toBe(202);
	return `INC-${now().slice(0, 4)}-0001`;
}

/** Who was paged why since the last question. */
let asked = 0;
function paged(): readonly string[] {
	const fresh = world.mails.slice(asked).map(({ recipients, html }) => {
		const label = /You are paged[^<]*/.exec(html ?? '')?.[0];
		return `${recipients.join(', ')}: ${label}`;
	});
	asked = world.mails.length;
	return fresh;
}
beforeEach(() => {
	asked = 0;
});

describe('a night in which nobody answers at first', () => {
	test('primary, secondary, lead, acknowledge, worse, resolve, handover; the same records ask for nothing', async () => {
		await startNight();
		const id = await fire(relay!.url);
		const folder = `incidents/${id.slice(4, 8)}/${id}`;
		await until(() => log.some(({ event }) => event === 'paged'));
		expect(paged()).toEqual(['ana@example.com: You are paged']);
		const [mail] = world.mails;
		expect(mail).toMatchObject({ subject: `PAGE sev3: Error ratio 7% (${id})` });
		expect(mail!.headers.filter(({ key }) => ['importance', 'x-priority'].includes(key))).toEqual([
			expect.objectContaining({ key: 'x-priority', value: '1 (Highest)' }),
			expect.objectContaining({ key: 'importance', value: 'High' }),
		]);
		expect(mail!.text).toContain(`npm run tocsin -- ack ${id}`);

		await tickAt(4);
		expect(paged()).toEqual([]);
		const quiet = head();
		await tickAt(4);
		expect(head()).toBe(quiet);

		await tickAt(5);
		expect(paged()).toEqual(['citra@example.com: You are paged: nobody acknowledged in 5 min']);
		await tickAt(10);
		expect(paged()).toEqual(['lea@example.com: You are paged: nobody acknowledged in 10 min']);
		const lines = world.file(`${folder}/timeline.yaml`);
		expect([...lines.matchAll(/Paged [^"\n]+/g)].map(([line]) => line)).toEqual([
			'Paged @ana (primary, Payments)',
			'Paged nobody: schedules/payments.yaml has no dba at that time',
			'Paged @citra (secondary, Payments): nobody acknowledged in 5 min',
			'Paged @lea (lead, Payments): nobody acknowledged in 10 min',
		]);

		passed = 12 * MINUTE;
		expect(await tocsin('ack', id, '--by', '@lea')).toContain(id);
		const acknowledged = head();
		await tickAt(40);
		expect([paged(), head()]).toEqual([[], acknowledged]);

		await tocsin('severity', id, 'sev1', '--by', '@lea', '--reason', 'nobody can pay');
		await tickAt(41);
		expect(paged()).toEqual(['ana@example.com: You are paged: it became worse']);
		expect(world.mails.at(-1)!.subject).toBe(`PAGE sev1: Error ratio 7% (${id})`);
		await tocsin('ack', id, '--by', '@ana');
		passed = 60 * MINUTE;
		await tocsin('resolve', id, '--by', '@ana');

		await tickAt(60);
		const over = head();
		const report = await tocsin('handover', 'payments', '--shift-end', SHIFT_END, '--dry-run');
		expect(report).toContain(`**${id}**, sev1`);
		expect(await tocsin('--json', 'reconcile', '--dry-run')).not.toContain('"kind":"page"');
		await tickAt(90);
		expect([paged(), head()]).toEqual([[], over]);
		expect(git(world.root, 'status', '--porcelain')).toBe('');
	}, 30_000);

	test('a server that takes nothing is asked at each tick, and holds up no later step', async () => {
		world.refuse(true);
		await startNight();
		const id = await fire(relay!.url);
		await until(() => log.some(({ event }) => event === 'not-paged'));
		await until(() => ticks!.state().pages?.lastError !== undefined);
		expect(ticks!.state().pages!.lastError!.code).toBe('not-done');
		const health = await fetch(`${relay!.url}/health/ticks`);
		expect([health.status, await health.json()]).toMatchObject([503, { ok: false }]);
		expect((await fetch(`${relay!.url}/health`)).status).toBe(200);
		await tickAt(1);
		expect(log.filter(({ event }) => event === 'not-paged')).toHaveLength(2);
		world.refuse(false);
		await tickAt(5);
		expect(paged().toSorted()).toEqual([
			'ana@example.com: You are paged',
			'citra@example.com: You are paged: nobody acknowledged in 5 min',
		]);
		expect(world.file(`incidents/${id.slice(4, 8)}/${id}/effects.yaml`)).not.toContain('"failed"');
	}, 30_000);
});

describe('a relay as a process of its own', () => {
	test('killed between the page and its record pages at most once more, with the same Message-ID, and misses nothing', async () => {
		const first = await spawnRelay(world.root, []);
		const killed = new Promise<void>((resolve) => {
			world.onMail = () => {
				world.onMail = () => {};
				void first.end('SIGKILL').then(() => resolve());
			};
		});
		await fire(first.url);
		await killed;
		expect(paged()).toEqual(['ana@example.com: You are paged']);

		// Within its turn nobody does it again, not even the relay that comes up anew.
		const second = await spawnRelay(world.root, []);
		await until(() => second.lines.some((line) => line.includes('"started"')));
		await sleep(300);
		expect(paged()).toEqual([]);
		await second.end('SIGTERM');

		passed = 2 * MINUTE;
		await tocsin('reconcile');
		expect(paged()).toEqual(['ana@example.com: You are paged']);
		expect(new Set(world.mails.map(({ messageId }) => messageId)).size).toBe(1);
		const recorded = head();
		await tocsin('reconcile');
		expect([paged(), head()]).toEqual([[], recorded]);
	}, 30_000);

	test('that comes up half an hour late pages each person once; one of last year wakes nobody', async () => {
		const first = await spawnRelay(world.root, [], { TOCSIN_SMTP_URL: '' });
		const id = await fire(first.url);
		await until(() => git(world.root, 'log', '--format=%s').includes(id));
		await first.end('SIGTERM');
		passed = 30 * MINUTE;
		const plan = JSON.parse(await tocsin('--json', 'reconcile', '--dry-run')) as {
			effects: { kind: string; target: string }[];
		};
		expect(plan.effects.filter(({ kind }) => kind === 'page').map(({ target }) => target)).toEqual([
			'@ana (primary, Payments)',
			'@citra (secondary, Payments)',
			'@lea (lead, Payments)',
			'nobody is dba of payments',
		]);
		passed = 25 * 60 * MINUTE;
		expect(await tocsin('--json', 'reconcile', '--dry-run')).not.toContain('"page"');
	}, 30_000);
});
