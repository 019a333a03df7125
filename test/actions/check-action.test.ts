import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../house/source-files.ts';
import { git } from '../support/git.ts';
import { WORLD_FILES } from '../support/rule-examples.ts';

let folder = '';
let work = '';

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-check-action-'));
	work = join(folder, 'work');
	mkdirSync(work);
	git(work, 'init', '-q', '-b', 'main');
	for (const [path, text] of WORLD_FILES) write(path, text);
	git(work, 'add', '-A');
	git(work, 'commit', '-qm', 'Base');
});

afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
	mkdirSync(dirname(join(work, path)), { recursive: true });
	writeFileSync(join(work, path), text);
}

let runs = 0;

/** Runs the action as the runner does: inputs by environment, outputs and summary by files. */
async function run(inputs: Readonly<Record<string, string>>, event = 'pull_request', workspace = work) {
	const place = join(folder, `run-${++runs}`);
	mkdirSync(place);
	const [output, summary] = [join(place, 'output'), join(place, 'summary')];
	writeFileSync(output, '');
	writeFileSync(summary, '');
	const child = spawn(process.execPath, [join(ROOT, 'actions/check/main.ts')], {
		cwd: workspace,
		env: {
			PATH: process.env.PATH,
			HOME: place,
			NODE_COMPILE_CACHE: join(tmpdir(), 'tocsin-test-compiled'),
			GITHUB_EVENT_NAME: event,
			GITHUB_WORKSPACE: workspace,
			GITHUB_REPOSITORY: 'acme/incidents',
			GITHUB_OUTPUT: output,
			GITHUB_STEP_SUMMARY: summary,
			RUNNER_TEMP: place,
			...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
		},
	});
	let stdout = '';
	child.stdout.on('data', (chunk) => {
		stdout += chunk;
	});
	child.stderr.on('data', (chunk) => {
		stdout += chunk;
	});
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
	const outputs = readFileSync(output, 'utf8');
	const outputOf = (name: string) => new RegExp(`^${name}<<(\\S+)\\n([\\s\\S]*?)\\n\\1$`, 'm').exec(outputs)?.[2];
	return { code, stdout, outputOf, summary: readFileSync(summary, 'utf8'), report: join(place, 'tocsin-check.md') };
}

describe('the action check', () => {
	test('names the problems of the change, with the first parent of the merge as base', async () => {
		write(
			'runbooks/checkout-5xx.md',
			readFileSync(join(work, 'runbooks/checkout-5xx.md'), 'utf8').replace('owner: payments', 'owner: paiments'),
		);
		git(work, 'commit', '-qam', 'A mistake of before');
		write(
			'services/checkout.yaml',
			readFileSync(join(work, 'services/checkout.yaml'), 'utf8').replace('product: shop', 'product: shp'),
		);
		git(work, 'commit', '-qam', 'The change');
		const { code, stdout, outputOf, summary, report } = await run({});
		expect(code).toBe(1);
		expect(stdout).toContain(
			'::error file=services/checkout.yaml,line=4,col=10,endColumn=13,title=references/known-product::Unexpected product "shp", expected one from policies/products.yaml%0ADid you mean "shop"?\n',
		);
		expect(stdout).not.toContain('paiments');
		expect([outputOf('errors'), outputOf('warnings'), outputOf('report')]).toEqual(['1', '0', report]);
		expect(summary.split('\n', 1)[0]).toBe('### Check: 1 error in what this change touches');
		expect(readFileSync(report, 'utf8')).toBe(`<!-- tocsin-check -->\n${summary.trimEnd()}\n`);
	});

	test('on a push names the problems of all files', async () => {
		const { code, stdout, outputOf } = await run({}, 'push');
		expect([code, outputOf('errors')]).toEqual([1, '2']);
		expect(stdout).toContain('::error file=runbooks/checkout-5xx.md,line=10,');
	});

	test('of a schedule says what changes for whom, in the summary and in the report', async () => {
		const schedule = readFileSync(join(work, 'schedules/payments.yaml'), 'utf8');
		write('schedules/payments.yaml', schedule.replace('        - "@rina"\n        - "@budi"\n', '        - "@budi"\n'));
		git(work, 'commit', '-qam', 'Budi alone');
		const { code, summary, report } = await run({});
		expect(code).toBe(0);
		const section = summary.slice(summary.indexOf('<!-- tocsin-schedules -->'));
		expect(section).toMatch(
			/^<!-- tocsin-schedules -->\n\n### On call, Payments: the next 12 weeks\n\nLoses sleep: `@budi` \(\d+ h more between 22:00 and 07:00\)\.\n\n/,
		);
		expect(section).toContain('| When (Asia/Jakarta) | Role | Who |\n|---|---|---|\n');
		expect(section).toMatch(/\n\| Mon [\d-]+ 10:00 to Mon [\d-]+ 10:00 \| primary \| `@rina` → `@budi` \|\n/);
		expect(readFileSync(report, 'utf8')).toBe(`<!-- tocsin-check -->\n${summary.trimEnd()}\n`);

		write('schedules/payments.yaml', `${schedule} # the same again\n`);
		git(work, 'commit', '-qam', 'Back');
		write('schedules/payments.yaml', schedule);
		git(work, 'commit', '-qam', 'A comment less');
		expect((await run({})).summary).toContain(
			'### On call\n\nNobody is on call at another time in the next 12 weeks.\n',
		);
		write('schedules/payments.yaml', schedule.replace('every: week', 'every: fortnight'));
		git(work, 'commit', '-qam', 'Broken');
		expect((await run({})).summary).toContain(
			'### On call\n\nschedules/payments.yaml cannot be read, so it is not compared.\n',
		);
		write('schedules/payments.yaml', schedule);
		git(work, 'commit', '-qam', 'Mended');
	});

	test('without records it fails', async () => {
		const empty = join(folder, 'empty');
		mkdirSync(empty);
		const { code, stdout } = await run({}, 'push', empty);
		expect([code, stdout.includes(`::error::No records in ${empty}`)]).toEqual([1, true]);
	});
});
