import type { CompareWith } from '../../core/backtest/compare-replays.ts';
import type { ReplayRules } from '../../core/backtest/replay.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { type AlertHistory, gatherHistories } from '../../core/tuning/alert-history.ts';
import { gatherUnused, type UnusedRules } from '../../core/tuning/find-unused-rules.ts';
import { readArchive } from '../backtest/read-archive.ts';
import type { RuleFiles } from '../backtest/read-rules.ts';
import { type ArchivePeriod, isInPeriod } from '../backtest/replay-files.ts';

/** What one reading of the archive tells, before any rule is changed. */
export interface GatheredNoise {
	readonly histories: readonly AlertHistory[];
	readonly unused: UnusedRules;
	readonly problems: readonly Diagnostic[];
}

export interface GatherNoise {
	readonly rules: ReplayRules;
	readonly compared: Pick<CompareWith, 'recorded' | 'isAtNight'>;
	readonly period: ArchivePeriod;
	/** RFC 3339 UTC. */
	readonly now: string;
}

/** Reads the archive once, a day at a time. */
export function gatherNoise(files: RuleFiles, { rules, compared, period, now }: GatherNoise): GatheredNoise {
	const problems: Diagnostic[] = [];
	const histories = gatherHistories({ rules, ...compared });
	const unused = gatherUnused(rules);
	for (const line of readArchive(files, (problem) => problems.push(problem))) {
		if (!isInPeriod(period, line.received)) continue;
		histories.take(line);
		unused.take(line);
	}
	return { histories: histories.end(), unused: unused.end(now), problems };
}
