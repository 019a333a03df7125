import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkedFiles } from '../../src/adapters/files/checked-files.ts';
import { checkRepository } from '../../src/app/check/check-repository.ts';
import { RULES } from '../../src/core/check/rules/index.ts';
import { ROOT } from '../house/source-files.ts';
import { git } from '../support/git.ts';
import { WORLD_FILES } from '../support/rule-examples.ts';

const INCIDENT = 'incidents/2026/INC-2026-0002/incident.md';
/** The engine is compiled once for all commands below. */
const ENV = { PATH: process.env.PATH, NODE_COMPILE_CACHE: join(tmpdir(), 'tocsin-test-compiled') };

let repo = '';

beforeEach(() => {
	repo = mkdtempSync(join(tmpdir(), 'tocsin-check-'));
	for (const [path, text] of WORLD_FILES) write(path, text);
	git(repo, 'init', '-q', '-b', 'main');
	git(repo, 'add', '-A');
	git(repo, 'commit', '-qm', 'The world');
});

afterEach(() => rmSync(repo, { recursive: true, force: true }));

function write(path: string, text: string): void {
	mkdirSync(dirname(join(repo, path)), { recursive: true });
	writeFileSync(join(repo, path), text);
}

const read = (path: string) => readFileSync(join(repo, path), 'utf8');
const swap = (path: string, from: string, to: string) => write(path, read(path).replace(from, to));

function check(...args: readonly string[]) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[join(ROOT, 'src/cli/main.ts'), '--repo', repo, '--now', '2026-11-20T12:00:00Z', 'check', ...args],
		{ encoding: 'utf8', env: { ...ENV, HOME: repo, GITHUB_STEP_SUMMARY: join(repo, 'summary.md') } },
	);
	return { status, stdout, stderr: stderr.replaceAll(repo, '<repo>') };
}

describe('tocsin check', () => {
	test('says that all is well, and succeeds', () => {
		expect(check()).toEqual({ status: 0, stdout: `${WORLD_FILES.size} files: no problems\n`, stderr: '' });
	});

	test('shows each problem with its line, and fails', () => {
		swap(INCIDENT, 'service: payment-gateway', 'service: payment-gatway');
		expect(check()).toEqual({
			status: 1,
			stdout: `${INCIDENT}:8:10: error: Unexpected service "payment-gatway", expected one from services/ [references/known-service]
  8 | service: payment-gatway
    |          ^^^^^^^^^^^^^^
  help: Did you mean "payment-gateway"?
  suggestion: Name "payment-gateway"

${WORLD_FILES.size} files: 1 error
`,
			stderr: '',
		});
	});

	test('warnings are shown and do not fail it', () => {
		swap('incidents/2026/INC-2026-0001/timeline.yaml', 'at: 2026-11-10T03:05:40Z', 'at: 2026-11-10T03:35:40Z');
		const { status, stdout } = check();
		expect([status, stdout.split('\n').at(-2)]).toEqual([0, `${WORLD_FILES.size} files: 1 warning`]);
	});

	test('judges only the paths that are named', () => {
		swap(INCIDENT, 'kind: high-latency', 'kind: slow');
		swap('services/checkout.yaml', 'product: shop', 'product: shp');
		expect(check('services').stdout).toContain('1 error in these paths');
		expect(check(INCIDENT).stdout).toContain(`${INCIDENT}:7:7: error: Unexpected kind "slow"`);
		expect(check('runbooks', 'teams/payments.yaml').status).toBe(0);
	});

	test.each([
		[
			'a folder without records',
			['--repo', tmpdir()],
			`tocsin: No records in ${tmpdir()}, expected folders like incidents/ and policies/. Use --repo DIR.\n`,
		],
		[
			'a path that is not there',
			['incidents/2027'],
			'tocsin: No records at incidents/2027, expected files or folders of records in <repo>.\n',
		],
		[
			'a revision that is not there',
			['--base', 'no-such-branch'],
			'tocsin: Unexpected revision "no-such-branch", expected a commit that this clone has\n  help: Fetch it first: git fetch origin main, or in a workflow check out with fetch-depth: 2 and use HEAD^1.\n',
		],
	])('%s is an error and no pass', (_, args, stderr) => {
		expect(check(...args)).toEqual({ status: 2, stdout: '', stderr });
	});

	test('says the same from its cache, and knows at once when a file changes', () => {
		swap(INCIDENT, 'kind: high-latency', 'kind: slow');
		const first = JSON.parse(check('--format', 'json').stdout);
		const again = JSON.parse(check('--format', 'json').stdout);
		expect(existsSync(join(repo, '.git/tocsin/check.json'))).toBe(true);
		expect([first.checked, again.checked, again.problems]).toEqual([WORLD_FILES.size, 0, first.problems]);
		swap(INCIDENT, 'kind: slow', 'kind: slw');
		const changed = JSON.parse(check('--format', 'json').stdout);
		expect([changed.checked, changed.problems[0].actual]).toEqual([1, 'slw']);
		expect(JSON.parse(check('--format', 'json', '--no-cache').stdout).problems).toEqual(changed.problems);
	});
});

test('of many files, judges on several cores what it would judge on one', async () => {
	const incident = WORLD_FILES.get('incidents/2026/INC-2026-0001/incident.md')!;
	for (let number = 1000; number < 2100; number++) {
		const id = `INC-2026-${number}`;
		const text = incident.replace('INC-2026-0001', number % 50 === 0 ? 'INC-2026-0001' : id);
		write(`incidents/2026/${id}/incident.md`, text);
	}
	const files = checkedFiles(repo);
	const alone = await checkRepository({ files, rules: RULES, now: '2026-11-20T12:00:00Z' });
	const { problems, checked } = JSON.parse(check('--format', 'json', '--no-cache').stdout);
	expect(alone.problems.filter(({ severity }) => severity === 'error')).toHaveLength(22);
	expect([checked, problems]).toEqual([alone.checked, alone.problems]);
});

describe('tocsin check --base', () => {
	test('names what the change touches: the file itself, and errors of who refers to it', () => {
		swap(INCIDENT, 'kind: high-latency', 'kind: slow');
		git(repo, 'commit', '-qam', 'A mistake of before');
		git(repo, 'mv', 'services/checkout.yaml', 'services/checkout-api.yaml');
		const { stdout } = check('--base', 'HEAD');
		expect(stdout).not.toContain('kind "slow"');
		expect([...stdout.matchAll(/^\S+: error/gm)].map(([line]) => line)).toEqual([
			'incidents/2026/INC-2026-0001/incident.md:8:10: error',
			'runbooks/checkout-5xx.md:5:5: error',
		]);
		expect(stdout).toContain('2 errors in what this change touches');
		expect(check('--base', 'HEAD', '--all').stdout).toContain('kind "slow"');
	});

	test('compares with where the branch began, not with what others have done since', () => {
		git(repo, 'switch', '-qc', 'mine');
		git(repo, 'switch', '-q', 'main');
		swap(INCIDENT, 'kind: high-latency', 'kind: slow');
		git(repo, 'commit', '-qam', 'Theirs');
		git(repo, 'switch', '-q', 'mine');
		expect(check('--base', 'main')).toMatchObject({ status: 0 });
	});

	test('sees files that Git does not know yet', () => {
		write('services/search.yaml', read('services/checkout.yaml').replace('owner: payments', 'owner: search'));
		expect(check('--base', 'HEAD').stdout).toContain('services/search.yaml:3:8: error: Unexpected team "search"');
	});
});

describe('tocsin check --fix', () => {
	test('mends what is safe, keeps every other byte, and says what it did', () => {
		const text = read(INCIDENT).replace('id: INC-2026-0002', 'id: INC-2026-0009   # a copy');
		write(INCIDENT, text);
		expect(check('--fix')).toEqual({
			status: 0,
			stdout: `fixed ${INCIDENT}:3: Write "INC-2026-0002"\n${WORLD_FILES.size} files: no problems\n`,
			stderr: '',
		});
		expect(read(INCIDENT)).toBe(text.replace('INC-2026-0009 ', 'INC-2026-0002 '));
	});

	test('leaves what needs a person', () => {
		swap(INCIDENT, 'kind: high-latency', 'kind: hihg-latency');
		const text = read(INCIDENT);
		expect(check('--fix')).toMatchObject({ status: 1 });
		expect(read(INCIDENT)).toBe(text);
	});
});

describe('tocsin check --format', () => {
	test('github annotates ten, errors first, and writes all into the summary', () => {
		const entries = Array.from(
			{ length: 12 },
			(_, day) => `- { at: 2026-10-${30 - day}T00:00:00Z, kind: note, text: x, by: "@nobody" }\n`,
		);
		write('incidents/2026/INC-2026-0002/timeline.yaml', entries.join(''));
		const { status, stdout } = check('--format', 'github');
		const lines = stdout.trim().split('\n');
		expect(status).toBe(1);
		expect(lines[0]).toBe(
			'::error file=incidents/2026/INC-2026-0002/timeline.yaml,line=1,col=56,endColumn=65,title=references/known-person::Unexpected person "@nobody", expected one from teams/%0ACorrect the handle, or add the person to their team. Who left stays there, with until.',
		);
		expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10);
		expect(lines.slice(10)).toEqual([
			'13 more in the summary of this step',
			`${WORLD_FILES.size} files: 12 errors, 11 warnings`,
		]);
		const summary = readFileSync(join(repo, 'summary.md'), 'utf8');
		expect(summary.split('\n', 1)[0]).toBe(`### Check: 12 errors, 11 warnings in ${WORLD_FILES.size} files`);
		expect(summary.match(/Unexpected (?:person|time)/g)).toHaveLength(23);
	});

	test('json and sarif are one document each', () => {
		swap(INCIDENT, 'kind: high-latency', 'kind: slow');
		expect(JSON.parse(check('--format', 'json').stdout)).toMatchObject({
			problems: [
				{
					rule: 'references/known-kind',
					file: INCIDENT,
					start: { line: 7, col: 7 },
					url: 'docs/rules/references/known-kind.md',
				},
			],
			scope: 'all',
		});
		expect(JSON.parse(check('--format', 'sarif').stdout).runs[0].results).toHaveLength(1);
	});
});
