import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addMetrics } from '../../src/cli/commands/metrics.ts';
import { ROOT } from '../house/source-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-metrics-'));
let [out, err] = ['', ''];

beforeEach(() => {
	[out, err] = ['', ''];
	vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
		out += text;
		return true;
	});
	vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
		err += text;
		return true;
	});
});

afterEach(() => {
	vi.restoreAllMocks();
	process.exitCode = 0;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: readonly string[]): Promise<string> {
	out = '';
	const program = new Command().option('--repo <dir>').option('--now <instant>').option('--json').exitOverride();
	addMetrics(program);
	await program.parseAsync(['--repo', ROOT, '--now', '2026-11-20T12:00:00Z', ...args], { from: 'user' });
	return out;
}

test('text, JSON and CSV say the same, and always the same', async () => {
	const question = ['--from', '2026-05-01', '--compare', 'previous', '--by', 'team'];
	const report = JSON.parse(await run('--json', 'metrics', ...question)) as {
		readonly total: { readonly durations: { readonly tta: { readonly n: number; readonly median: number } } };
	};
	const { n, median } = report.total.durations.tta;
	const csv = await run('metrics', ...question, '--format', 'csv', '--metric', 'tta');
	expect(csv).toContain(`,all,tta,median,${median},ms,${n}\r\n`);
	const text = await run('metrics', ...question);
	expect(text).toMatch(new RegExp(`^all +\\d+ +.* min +${n} `, 'm'));
	expect(await run('metrics', ...question)).toBe(text);
	expect(err).toBe('');
});

test('a record that cannot be read is said to be missing', async () => {
	cpSync(join(ROOT, 'policies'), join(folder, 'policies'), { recursive: true });
	mkdirSync(join(folder, 'incidents/2026/INC-2026-0001'), { recursive: true });
	writeFileSync(join(folder, 'incidents/2026/INC-2026-0001/incident.md'), '---\nschema: 1\n---\n');
	await run('--repo', folder, 'metrics');
	expect(out).toContain('0 incidents measured (0 open)');
	expect(err).toBe('tocsin: 1 records have problems and are not measured; see: tocsin check\n');
	expect(process.exitCode).toBe(1);
});

test.each([
	[['--from', '1 May'], 'Unexpected --from "1 May", expected a day like 2026-11-20'],
	[['--from', '2026-02-30'], 'Unexpected --from "2026-02-30", expected a day like 2026-11-20'],
	[['--from', '2026-11-21'], 'Unexpected --from 2026-11-21, expected a day up to today (2026-11-20)'],
	[
		['--from', '2026-11-02', '--to', '2026-11-01'],
		'Unexpected --to 2026-11-01 before --from 2026-11-02, expected a later day',
	],
	[
		['--by', 'colour'],
		'Unexpected --by "colour", expected one of team, service, product, severity, kind, cause, week, month, quarter',
	],
	[['--severities', 'sev1,sev9'], 'Unexpected --severities "sev9", expected one of sev1, sev2, sev3, sev4, sev5'],
	[['--format', 'xml'], 'Unexpected --format "xml", expected one of text, json, csv'],
	[
		['--compare', 'previous'],
		'Unexpected --compare previous without --from, expected the first day of the later period',
	],
	[['--compare', 'then'], 'Unexpected --compare "then", expected previous or two days like 2026-01-01..2026-03-31'],
	[
		['--compare', '2026-03-01..2026-01-01'],
		'Unexpected --compare "2026-03-01..2026-01-01", expected the earlier day first',
	],
	[
		['--from', '2026-05-01', '--compare', '2026-04-01..2026-05-01'],
		'Unexpected --compare "2026-04-01..2026-05-01" that overlaps the period, expected days outside of --from and --to',
	],
	[
		['--from', '2026-05-01', '--compare', 'previous', '--by', 'week'],
		'Unexpected --compare beside --by week, expected a dimension that both periods have, like team',
	],
])('refuses %j', async (args, message) => {
	await expect(run('metrics', ...args)).rejects.toThrow(message);
});
