import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readArchive } from '../../src/app/backtest/read-archive.ts';
import { type RuleFiles, readRules } from '../../src/app/backtest/read-rules.ts';
import { runBacktest } from '../../src/app/backtest/run-backtest.ts';
import { checkRepository } from '../../src/app/check/check-repository.ts';
import { applyRuleChange } from '../../src/app/noise/apply-rule-change.ts';
import { deriveNoise } from '../../src/app/noise/derive-noise.ts';
import { type NoiseReport, type Suggestion, trialOf } from '../../src/app/noise/noise-report.ts';
import { printNoise } from '../../src/app/noise/print-noise.ts';
import type { ReplayRules } from '../../src/core/backtest/replay.ts';
import { RULES } from '../../src/core/check/rules/index.ts';
import { shareInterval } from '../../src/core/metrics/share-interval.ts';
import type { RecordFolder } from '../stories/record-folder.ts';
import { git } from '../support/git.ts';
import { memoryFiles } from '../support/rule-examples.ts';
import { filesOf, NOW, noisyFolder } from './noisy-folder.ts';

let folder: RecordFolder;
let report: NoiseReport;

beforeAll(async () => {
	folder = await noisyFolder();
	report = reportOf(filesOf(folder));
});

function rulesOf(files: RuleFiles): ReplayRules {
	const rules = readRules(files);
	if (!rules.ok) throw new Error(rules.problems[0]?.message);
	return rules.value;
}

function reportOf(files: RuleFiles, period = {}): NoiseReport {
	return deriveNoise(files, { rules: rulesOf(files), period, now: NOW }).report;
}

function withChange(files: RuleFiles, { change }: Suggestion): RuleFiles {
	const text = applyRuleChange(files.read(change.file), change);
	return { paths: files.paths, read: (path) => (path === change.file ? text : files.read(path)) };
}

async function errorsOf(files: ReadonlyMap<string, string>): Promise<readonly string[]> {
	const { problems } = await checkRepository({ files: memoryFiles(files), rules: RULES, now: NOW });
	return problems.flatMap(({ severity, file, rule }) => (severity === 'error' ? [`${file} ${rule}`] : []));
}

const idsOf = (list: readonly Suggestion[]) => list.map(({ id }) => id);

test('each alert rule has its figures', () => {
	const figures = report.rules.map(({ name, service, firings, pages, sleepPages, flaps, ended, medianOpenMs }) =>
		[name, service, firings, pages, sleepPages, flaps, ended, medianOpenMs! / 60_000].join(' '),
	);
	expect(figures).toEqual([
		'CronSlow identity 12 12 12 0 12 20',
		'QueueSlow payment-gateway 12 12 12 0 12 20',
		'HighErrorRate checkout-api 12 12 0 6 12 10',
		'DiskFull orders-db 6 6 0 0 6 30',
		'HighErrorRate mailer 6 6 0 0 6 40',
		'NodeNotReady orders-db 6 6 0 0 6 30',
		'ServiceDown orders-db 6 6 0 0 6 60',
	]);
	const [cron, queue, errors] = report.rules;
	expect(cron!.actionableAtNight).toEqual(shareInterval(0, 12));
	// The incident was worth it, this alert in it was not.
	expect(queue!.verdicts).toEqual({ actionable: 0, 'not-actionable': 12, 'false-positive': 0 });
	expect(errors!.actionable).toEqual(shareInterval(6, 6));
	expect(cron!.months).toEqual([{ month: '2026-06', judged: 12, falsePositives: 0 }]);
});

test('there is a suggestion of each kind, and what would miss a real incident is none', () => {
	expect(idsOf(report.suggestions)).toEqual([
		'mute-cron-slow-identity',
		'settle-delay',
		'alike-other-tech-ops',
		'depend-mailer-on-orders-db',
		'demote-cron-slow-identity',
		'demote-queue-slow-payment-gateway',
		'remove-level-errors-late',
		'remove-mute-move',
	]);
	expect(report.refused.map(({ id, trial }) => [id, trial.missed])).toEqual([
		['mute-queue-slow-payment-gateway', ['INC-2026-0030']],
	]);
	expect(report.suggestions.find(({ id }) => id.startsWith('demote-queue'))!.trial.milder).toEqual(['INC-2026-0030']);
});

test('rules that met nothing are listed, and only what is surely of no use is to go', () => {
	expect(report.unused.unused).toEqual([
		{ what: 'level', id: 'errors-late', index: 2, fits: 18 },
		{ what: 'level', id: 'certificates', index: 4, fits: 0 },
		{ what: 'mute', id: 'move', index: 0, isOver: true },
		{ what: 'mute', id: 'audit', index: 1, isOver: false },
	]);
});

test('nothing is suggested from too few data', () => {
	// Nine nights, five flaps and five times together, and four times one after the other.
	const week = reportOf(filesOf(folder), { from: '2026-06-04T00:00:00Z', to: '2026-06-07T00:00:00Z' });
	expect(week.rules.map(({ name, firings }) => `${name} ${firings}`)).toEqual(['CronSlow 3', 'HighErrorRate 6']);
	expect([...idsOf(week.suggestions), ...idsOf(week.refused)]).toEqual(['remove-mute-move']);
	expect(week.advice).toEqual([]);
	const nine = reportOf(filesOf(folder), { to: '2026-06-10T00:00:00Z' });
	expect(nine.rules.find(({ name }) => name === 'CronSlow')!.actionable).toEqual(shareInterval(0, 9));
	expect(idsOf(nine.suggestions).filter((id) => id.includes('cron'))).toEqual([]);
});

test('the report is the same each time', () => {
	expect(printNoise(reportOf(filesOf(folder)))).toBe(printNoise(report));
});

test('an archive without alerts says so', () => {
	const empty = reportOf(filesOf(folder), { from: '2027-01-01T00:00:00Z' });
	expect(printNoise(empty)).toBe('# Noise: no alerts yet\n\nThe archive is empty, so nothing can be said.\n');
});

test('a line that cannot be read is left out and told of', () => {
	const files = filesOf(folder);
	const broken = '{"schema":1,"name":"CronSlow"}\nnot even JSON\n';
	const path = files.paths().find((one) => one.startsWith('alerts/2026/06/01'))!;
	const read = (asked: string) => (asked === path ? broken + files.read(asked) : files.read(asked));
	const { report: found, problems } = deriveNoise({ ...files, read }, { rules: rulesOf(files), period: {}, now: NOW });
	expect(found.rules).toEqual(report.rules);
	expect([...new Set(problems.map(({ file, start }) => `${file}:${start.line}`))]).toEqual([`${path}:1`, `${path}:2`]);
});

describe('a patch', () => {
	let place: string;
	beforeAll(() => {
		place = mkdtempSync(join(tmpdir(), 'tocsin-noise-'));
		for (const [path, text] of folder.files) {
			mkdirSync(dirname(join(place, path)), { recursive: true });
			writeFileSync(join(place, path), text);
		}
		git(place, 'init', '--quiet', '--initial-branch=main');
		git(place, 'add', '.');
		git(place, 'commit', '--quiet', '--message=Records');
	});
	afterAll(() => rmSync(place, { recursive: true, force: true }));

	test('is what git makes of it, only the lines meant, and nothing that check would refuse', async () => {
		const before = await errorsOf(folder.files);
		for (const suggestion of [...report.suggestions, ...report.refused]) {
			const { id, patch, change } = suggestion;
			writeFileSync(join(place, '.git/one.patch'), patch);
			git(place, 'apply', '--whitespace=error-all', '.git/one.patch');
			expect(git(place, 'status', '--porcelain'), id).toBe(`M ${change.file}`);
			expect(readFileSync(join(place, change.file), 'utf8'), id).toBe(
				applyRuleChange(folder.files.get(change.file)!, change),
			);
			const isRemoval = change.action === 'remove';
			expect(/^-(?!-)/m.test(patch), id).toBe(isRemoval || change.action === 'set' || id.startsWith('depend'));
			const text = readFileSync(join(place, change.file), 'utf8');
			expect(await errorsOf(new Map(folder.files).set(change.file, text)), id).toEqual(before);
			git(place, 'checkout', '--quiet', '.');
		}
	});
});

describe('a backtest of the patched files', () => {
	test('says what the suggestion promised, whatever else is in the archive', async () => {
		const episode = fc.record({
			name: fc.constantFrom('CronSlow', 'HighErrorRate', 'DiskFull', 'NodeNotReady', 'ServiceDown'),
			app: fc.constantFrom('identity', 'checkout-api', 'orders-db', 'payment-gateway', 'mailer'),
			day: fc.integer({ min: 0, max: 55 }),
			from: fc.integer({ min: 0, max: 1380 }),
			lasts: fc.integer({ min: 1, max: 50 }),
		});
		await fc.assert(
			fc.asyncProperty(fc.uniqueArray(episode, { maxLength: 25, selector: ({ day }) => day }), async (more) => {
				const files = filesOf(await noisyFolder(more));
				const { suggestions, refused, idle } = reportOf(files);
				for (const suggestion of [...suggestions, ...refused, ...idle]) {
					const { backtest } = runBacktest(files, {
						before: rulesOf(files),
						after: rulesOf(withChange(files, suggestion)),
					});
					expect(suggestion.trial).toEqual(trialOf(backtest));
				}
				expect(suggestions.flatMap(({ trial }) => trial.missed)).toEqual([]);
				return suggestions.length > 0;
			}),
			{ numRuns: 3 },
		);
	});

	test('counts as many pages as the archive recorded', () => {
		const opened = [...readArchive(filesOf(folder), () => {})].filter(({ decision }) => /^(re)?opened$/.test(decision));
		expect(report.rules.reduce((sum, { pages }) => sum + pages, 0)).toBe(opened.length);
		expect(report.suggestions[0]!.trial.pages.before).toBe(opened.length);
	});
});
