import { type Backtest, type CompareWith, compareReplays } from '../../core/backtest/compare-replays.ts';
import type { ReplayRules } from '../../core/backtest/replay.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { slugOfPath } from '../../core/records/paths.ts';
import { type RecordKind, type RecordValue, recordKindOf } from '../../core/records/record-kinds.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import { nightPages } from './night-pages.ts';
import type { RuleFiles } from './read-rules.ts';
import { readTruth, type Truth } from './read-truth.ts';
import { type ArchivePeriod, replayFiles } from './replay-files.ts';

/** What is compared, and over which part of the archive. */
export interface BacktestQuestion extends ArchivePeriod {
	readonly before: ReplayRules;
	readonly after: ReplayRules;
}

/** A backtest, and the records that it had to leave out. */
export interface BacktestRun {
	readonly backtest: Backtest;
	readonly problems: readonly Diagnostic[];
}

/** Replays the archive through two sets of rules in one pass, and compares what they would have made of it. */
export function runBacktest(files: RuleFiles, { before, after, ...period }: BacktestQuestion): BacktestRun {
	const truth = readTruth(files);
	const { replays, problems, ...span } = replayFiles(files, [before, after], { endings: truth.endings, period });
	const backtest = compareReplays(replays[0]!, replays[1]!, { ...comparedWith(files, truth), ...span });
	return { backtest, problems: [...truth.problems, ...problems] };
}

/** What replays of the archive of some files are held against; remembers who sleeps when, so one serves many. */
export function comparedWith(files: RuleFiles, { recorded }: Pick<Truth, 'recorded'>): CompareWith {
	const isAtNight = nightPages({
		schedules: readAll(files, 'schedule'),
		services: readAll(files, 'service'),
		teams: readAll(files, 'team'),
	});
	return { recorded, isAtNight, accepted: acceptedIn(files) };
}

function acceptedIn(files: RuleFiles): ReadonlyMap<string, string> {
	const path = 'policies/backtest.yaml';
	if (!files.paths().includes(path)) return new Map();
	const parsed = parseRecord('backtest', path, files.read(path));
	if (!parsed.ok) return new Map();
	return new Map(parsed.value.value.accepted.map(({ incident, reason }) => [incident, reason]));
}

/** The records of one kind by the name of their file; those that cannot be read are left out. */
export function readAll<K extends RecordKind>(files: RuleFiles, kind: K): ReadonlyMap<string, RecordValue<K>> {
	const found = new Map<string, RecordValue<K>>();
	for (const path of files.paths()) {
		if (recordKindOf(path) !== kind) continue;
		const parsed = parseRecord(kind, path, files.read(path));
		if (parsed.ok) found.set(slugOfPath(path), parsed.value.value);
	}
	return found;
}
