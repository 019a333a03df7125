import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlRoom, startControlRoom } from '../../relay/node/control-room.ts';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { keepRepository } from '../../src/cli/keep-repository.ts';
import { createTakeIn } from '../../src/cli/take-in.ts';
import { ROOT } from '../house/source-files.ts';
import { archivedAlerts, git, makeRepository } from './support/make-repository.ts';

const MAIN = join(ROOT, 'src/cli/main.ts');

let root: string;
let engine: string;
let room: ControlRoom;

/** A past incident with its consequence, as intake wrote them. */
function writePast(folder: string): void {
	const incident = (number: number, service: string, relations = '') => `---
schema: 1
id: INC-2026-000${number}
title: Errors on ${service}
status: closed
severity: sev2
kind: high-error-rate
service: ${service}
team: payments
product: shop
detected_by: alert
times: {detected: 2026-03-02T03:00:00Z, resolved: 2026-03-02T03:40:00Z}
alerts: {fingerprints: ["alertmanager:${number}"], count: 2}
${relations}---
`;
	const caused =
		'relations: [{type: caused_by, incident: INC-2026-0001, path: [checkout-api, orders-db], by: triage}]\n';
	const line = (number: number, service: string, state: string, minute: string) =>
		JSON.stringify({
			schema: 1,
			delivery: `d-${number}-${state}`,
			received: `2026-03-02T03:${minute}:00Z`,
			source: 'alertmanager',
			fingerprint: `alertmanager:${number}`,
			state,
			at: `2026-03-02T03:${minute}:00Z`,
			name: 'HighErrorRate',
			title: `${service} answers with errors`,
			service,
			labels: { service },
			decision: state === 'firing' ? 'opened' : 'resolved',
			reason: 'open/new-problem',
			incident: `INC-2026-000${number}`,
		});
	const lines = [
		line(1, 'orders-db', 'firing', '00'),
		line(2, 'checkout-api', 'firing', '02'),
		line(2, 'checkout-api', 'resolved', '38'),
		line(1, 'orders-db', 'resolved', '40'),
	];
	const files: Record<string, string> = {
		'incidents/2026/INC-2026-0001/incident.md': incident(1, 'orders-db'),
		'incidents/2026/INC-2026-0002/incident.md': incident(2, 'checkout-api', caused),
		'alerts/2026/03/02.ndjson': `${lines.join('\n')}\n`,
	};
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(join(folder, path, '..'), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	git(folder, 'add', '.');
	git(folder, 'commit', '-q', '-m', 'A past incident');
}

function drill(...args: readonly string[]) {
	return spawnSync(process.execPath, [MAIN, '--repo', root, 'drill', ...args], { encoding: 'utf8' });
}

/** The same beside a control room in this process, which must be able to answer meanwhile. */
function drillAside(...args: readonly string[]): Promise<{ code: number | null; said: string }> {
	const child = spawn(process.execPath, [MAIN, '--repo', root, 'drill', ...args]);
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
	return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}

beforeAll(async () => {
	root = makeRepository();
	writePast(root);
	engine = mkdtempSync(join(tmpdir(), 'tocsin-engine-'));
	const dist = join(engine, 'dist', 'control-room');
	mkdirSync(join(dist, 'server'), { recursive: true });
	writeFileSync(join(dist, 'server', 'entry.mjs'), 'export const handler = (_request, response) => response.end();');
	writeFileSync(join(dist, '.built'), '');
	const takeIn = createTakeIn(keepRepository({ repo: root }));
	room = await startControlRoom({ root, engine, relayPort: 0, sitePort: 0, env: {}, log: () => {}, takeIn });
	await room.siteReady;
});

afterAll(async () => {
	await room?.stop();
	for (const folder of [root, engine]) rmSync(folder, { recursive: true, force: true });
});

describe('a drill on a new branch', () => {
	test('commits what the alerts lead to there, and leaves main and its files as they are', () => {
		const before = [git(root, 'rev-parse', 'main'), git(root, 'status', '--porcelain')];
		const run = drill('INC-2026-0002', '--branch', 'drill-1');
		expect([run.status, run.stderr]).toEqual([0, '']);
		expect([git(root, 'rev-parse', 'main'), git(root, 'status', '--porcelain')]).toEqual(before);
		expect(git(root, 'branch', '--show-current')).toBe('main\n');
		const written = git(root, 'diff', '--name-only', 'main...drill-1').split('\n');
		expect(written.filter((path) => path.endsWith('/incident.md'))).toHaveLength(2);
		expect(git(root, 'for-each-ref', 'refs/tocsin')).toBe('');
	});

	test('is refused where that branch is, and the branch is left', () => {
		const before = git(root, 'rev-parse', 'drill-1');
		const run = drill('INC-2026-0002', '--branch', 'drill-1');
		expect([run.status, run.stderr]).toEqual([
			2,
			'tocsin: The branch drill-1 is there already\n  help: Give another name, or delete it\n',
		]);
		expect(git(root, 'rev-parse', 'drill-1')).toBe(before);
	});
});

describe('a drill into a control room', () => {
	test('replays the alerts of the whole family, marked, apart from the real ones, and twice is two drills', async () => {
		const past = git(root, 'rev-parse', 'main').trim();
		const runs = [];
		for (const _ of [1, 2]) runs.push(await drillAside('INC-2026-0002', '--speed', '5000', '--to', room.relayUrl));
		expect(runs.map(({ code }) => code)).toEqual([0, 0]);
		expect(runs[0]!.said).toContain('Drill of INC-2026-0001, INC-2026-0002: 4 alerts at 5000 times their speed');
		await expect.poll(() => archivedAlerts(root).length, { timeout: 20_000 }).toBe(12);
		const drilled = archivedAlerts(root).slice(4);
		expect(drilled.map(({ fingerprint }) => fingerprint)).toEqual(
			drilled.map(() => expect.stringMatching(/^cloudevents:\/drill\/INC-2026-0002\/\w+#alertmanager:[12]$/)),
		);
		expect(new Set(drilled.map(({ fingerprint }) => fingerprint)).size).toBe(4);
		// The work tree follows the commit a moment later.
		const made = () => readCatalogue(workTreeFiles(root)).incidents.filter(({ id }) => id > 'INC-2026-0002');
		const states = () => [...new Set(made().map(({ facts }) => facts.status))];
		await expect.poll(states, { timeout: 20_000 }).toEqual(['resolved']);
		expect(made().length).toBeGreaterThan(1);
		expect(made().map(({ facts }) => facts.title)).toEqual(made().map(() => expect.stringMatching(/^\[DRILL\] /)));
		expect(git(root, 'diff', '--name-only', past, 'main', '--', 'incidents/2026/INC-2026-0001', 'alerts/2026/03')).toBe(
			'',
		);
	});
});

test.each([
	[['INC-2026-0009'], 'No incident "INC-2026-0009" on record'],
	[['INC-2026-0002', '--speed', 'fast'], 'Unexpected --speed "fast", expected a number like 60'],
	[
		['INC-2026-0002', '--to', 'http://127.0.0.1:1', '--branch', 'x'],
		'Unexpected --to beside --branch, expected one of the two',
	],
	[
		['INC-2026-0002', '--to', 'https://relay.example.com'],
		'Unexpected --to "https://relay.example.com", expected a receiver on this machine: whom another one wakes is not known here. With --page it is sent there all the same',
	],
	[
		['INC-2026-0002', '--to', 'http://127.0.0.1:1'],
		'Nothing answers at http://127.0.0.1:1. Start the control room first, in another terminal: npm start',
	],
])('%j', (args, message) => {
	const run = drill(...args);
	expect([run.status, run.stderr]).toEqual([2, `tocsin: ${message}\n`]);
});

test('is refused while a real incident is open on the same services', () => {
	const path = join(root, 'incidents/2026/INC-2026-0001/incident.md');
	const before = readFileSync(path, 'utf8');
	writeFileSync(path, before.replace('status: closed', 'status: open'));
	const run = drill('INC-2026-0002', '--to', 'http://127.0.0.1:1');
	writeFileSync(path, before);
	expect([run.status, run.stderr]).toEqual([
		2,
		'tocsin: INC-2026-0001 is open on the same services, and the drill would be mixed with it. Use --branch\n',
	]);
});
