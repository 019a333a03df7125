import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../house/source-files.ts';
import { alertmanagerDelivery } from '../stories/alertmanager-delivery.ts';
import { RULES } from '../stories/example-records.ts';
import { git } from '../support/git.ts';

let folder = '';
let remote = '';

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-action-'));
	remote = join(folder, 'acme/incidents.git');
	const work = join(folder, 'work');
	git(folder, 'init', '-q', '--bare', '-b', 'main', remote);
	git(folder, 'init', '-q', '-b', 'main', work);
	for (const [path, text] of RULES) {
		mkdirSync(dirname(join(work, path)), { recursive: true });
		writeFileSync(join(work, path), text);
	}
	git(work, 'add', '-A');
	git(work, 'commit', '-qm', 'Rules');
	git(work, 'push', '-q', remote, 'main');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
	readonly code: number | null;
	readonly stdout: string;
	readonly outputs: string;
	readonly summary: string;
}

let runs = 0;

/** Runs the bundled action as the runner does: inputs by environment, event and output by files. */
function run(event: unknown): Promise<Run> {
	const place = join(folder, `run-${++runs}`);
	mkdirSync(join(place, 'temp'), { recursive: true });
	const files = { event: join(place, 'event.json'), output: join(place, 'output'), summary: join(place, 'summary') };
	writeFileSync(files.event, JSON.stringify(event));
	writeFileSync(files.output, '');
	writeFileSync(files.summary, '');
	const child = spawn(process.execPath, [join(ROOT, 'actions/dist/intake.js')], {
		cwd: place,
		env: {
			PATH: process.env.PATH,
			HOME: place,
			INPUT_TOKEN: 'a-token',
			INPUT_BRANCH: 'main',
			GITHUB_EVENT_PATH: files.event,
			GITHUB_OUTPUT: files.output,
			GITHUB_STEP_SUMMARY: files.summary,
			GITHUB_SERVER_URL: `file://${folder}`,
			GITHUB_REPOSITORY: 'acme/incidents',
			GITHUB_RUN_ID: String(runs),
			RUNNER_TEMP: join(place, 'temp'),
		},
	});
	let stdout = '';
	child.stdout.on('data', (chunk) => (stdout += chunk));
	child.stderr.on('data', (chunk) => (stdout += chunk));
	return new Promise((resolve) => {
		child.on('close', (code) =>
			resolve({
				code,
				stdout,
				outputs: readFileSync(files.output, 'utf8'),
				summary: readFileSync(files.summary, 'utf8'),
			}),
		);
	});
}

function dispatch(instance: string, ends?: string) {
	const { source, data, received } = alertmanagerDelivery(
		[{ instance, starts: new Date(Date.now() - 60_000).toISOString(), ...(ends && { ends }) }],
		{ received: new Date().toISOString() },
	);
	return {
		action: 'tocsin-alerts',
		client_payload: {
			schema: 1,
			source,
			data,
			delivery: { id: `d-${instance}-${ends ?? ''}`.replace(/[^\w-]/g, ''), received_at: received },
		},
	};
}

describe('the intake action as the runner runs it', () => {
	test('commits the incident of a dispatch and says so in outputs and summary', async () => {
		const { code, stdout, outputs, summary } = await run(dispatch('a'));
		expect(stdout).toContain('opened: checkout-api');
		expect(code).toBe(0);
		expect(outputs).toMatch(
			/incidents.*\n\[\{"id":"INC-\d{4}-0001","change":"opened","service":"checkout-api","kind":"high-error-rate","severity":"sev2","status":"open"\}\]/,
		);
		expect(outputs).toMatch(/changed.*\ntrue/);
		expect(summary).toContain('1 alert taken in');
		expect(git(folder, '--git-dir', remote, 'log', '-1', '--format=%s', 'main')).toMatch(
			/^INC-\d{4}-0001 opened: checkout-api high-error-rate \(sev2\)$/,
		);
	});

	test('eight runs at once lose nothing, and one incident holds all', async () => {
		const results = await Promise.all(Array.from({ length: 8 }, (_, index) => run(dispatch(`storm-${index}`))));
		expect(results.map(({ code }) => code)).toEqual(results.map(() => 0));
		const year = new Date().getUTCFullYear();
		expect(git(folder, '--git-dir', remote, 'ls-tree', '--name-only', 'main', `incidents/${year}/`)).toBe(
			`incidents/${year}/INC-${year}-0001`,
		);
		const incident = git(folder, '--git-dir', remote, 'show', `main:incidents/${year}/INC-${year}-0001/incident.md`);
		for (let index = 0; index < 8; index++)
			expect(incident).toContain(`alertmanager:HighErrorRate-checkout-api-storm-${index}`);
		expect(git(folder, '--git-dir', remote, 'for-each-ref', 'refs/tocsin/inbox')).toBe('');
	});

	test('a dispatch that cannot be read fails the run and says why', async () => {
		const { code, stdout } = await run({ action: 'x', client_payload: { schema: 2 } });
		expect(code).toBe(1);
		expect(stdout).toContain('::error::Some of the dispatch could not be read:');
		expect(stdout).toContain('expected 1 (the version of the envelope)');
	});
});
