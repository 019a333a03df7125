import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostics/diagnostic.ts';
import { RECORD_FOLDERS } from '../../src/core/records/paths.ts';
import { ROOT } from '../house/source-files.ts';
import { git } from '../support/git.ts';
import { SEEDED_MISTAKES, type SeededMistake } from '../support/seeded-mistakes.ts';

const NOW = '2026-11-20T12:00:00Z';
let repo = '';
let before: readonly Diagnostic[] = [];
let after: readonly Diagnostic[] = [];

beforeAll(() => {
	repo = mkdtempSync(join(tmpdir(), 'tocsin-seeded-'));
	for (const folder of RECORD_FOLDERS) cpSync(join(ROOT, folder), join(repo, folder), { recursive: true });
	git(repo, 'init', '-q', '-b', 'main');
	git(repo, 'add', '-A');
	git(repo, 'commit', '-qm', 'The example');
	before = check('--all').problems;
	for (const mistake of SEEDED_MISTAKES) plant(mistake);
	after = check().problems;
}, 120_000);

afterAll(() => rmSync(repo, { recursive: true, force: true }));

function plant({ file, swap = [], write, append }: SeededMistake): void {
	const target = join(repo, file);
	mkdirSync(dirname(target), { recursive: true });
	if (write !== undefined) {
		writeFileSync(target, write);
		return;
	}
	let text = readFileSync(target, 'utf8');
	for (const [from, to] of swap) {
		if (!text.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}: choose another place`);
		text = text.replace(from, to);
	}
	const bytes = Buffer.from(text + (append ?? ''));
	// A replacement character stands for a byte that is no UTF-8, as an editor with another encoding writes it.
	writeFileSync(target, Buffer.from(bytes.toString('binary').replace('\xef\xbf\xbd', '\xf6'), 'binary'));
}

function check(...args: readonly string[]): Record<'problems' | 'fixed', readonly Diagnostic[]> {
	const { stdout, stderr } = spawnSync(
		process.execPath,
		[
			join(ROOT, 'src/cli/main.ts'),
			'--repo',
			repo,
			'--now',
			NOW,
			'check',
			'--base',
			'HEAD',
			'--format',
			'json',
			...args,
		],
		{
			encoding: 'utf8',
			maxBuffer: 1e8,
			env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, HOME: repo },
		},
	);
	expect(stderr).toBe('');
	return JSON.parse(stdout);
}

/** The line on which a mistake stands, found without the check. */
function lineOf({ file, on }: SeededMistake): number {
	if (on === undefined) return 1;
	const lines = readFileSync(join(repo, file), 'utf8').split('\n');
	return lines.findIndex((line) => line.includes(on)) + 1;
}

test('the example is without errors before', () => {
	expect(before.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('there are more than forty mistakes, each in its own file and of its own rule', () => {
	expect(SEEDED_MISTAKES.length).toBeGreaterThanOrEqual(40);
	expect(new Set(SEEDED_MISTAKES.map(({ file }) => file)).size).toBe(SEEDED_MISTAKES.length);
	expect(new Set(SEEDED_MISTAKES.map(({ rule }) => rule)).size).toBe(SEEDED_MISTAKES.length);
});

test.each(SEEDED_MISTAKES)('$rule in $file', (mistake) => {
	const { file, rule, fix } = mistake;
	const found = after.filter((problem) => problem.file === file && problem.rule === rule);
	expect([...new Set(found.map(({ start }) => start.line))]).toEqual([lineOf(mistake)]);
	expect([...new Set(found.map((problem) => problem.fix?.title))]).toEqual([fix]);
});

test('nothing else is found than what these mistakes are and what follows from them', () => {
	const told = new Set(SEEDED_MISTAKES.map(({ file, rule }) => `${file} ${rule}`));
	const known = new Set(before.map(({ file, rule, message }) => `${file} ${rule} ${message}`));
	const others = after
		.filter(({ file, rule, message }) => !told.has(`${file} ${rule}`) && !known.has(`${file} ${rule} ${message}`))
		.map(({ file, start, rule, message }) => `${file}:${start.line} ${message} [${rule}]`);
	expect(others).toMatchInlineSnapshot(`
		[
		  "services/cart-service.yaml:4 Unexpected owner "order" without a schedule, expected one in schedules/ [coverage/service-on-call]",
		]
	`);
});

test('--fix mends what is safe, byte for byte, and leaves the rest', () => {
	const safe = after.filter(({ fix }) => fix?.safe).map(({ file, rule }) => `${file} ${rule}`);
	const { problems, fixed } = check('--fix');
	expect(fixed.map(({ file, rule }) => `${file} ${rule}`)).toEqual(safe);
	expect(problems).toHaveLength(after.length - fixed.length);
	const isAsItWas = (file: string) => git(repo, 'diff', '--stat', 'HEAD', '--', file) === '';
	expect(safe.map((one) => one.split(' ')[0]!).filter(isAsItWas)).toEqual([
		'incidents/2025/INC-2025-0009/incident.md',
		'incidents/2025/INC-2025-0015/incident.md',
		'services/checkout-api.yaml',
	]);
});
