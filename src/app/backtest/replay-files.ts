import { type ArchivedAlert, archivedAlert } from '../../core/backtest/archived-alert.ts';
import type { Replay, ReplayRules } from '../../core/backtest/replay.ts';
import { replayArchive } from '../../core/backtest/replay-archive.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { readArchive } from './read-archive.ts';
import type { RuleFiles } from './read-rules.ts';
import type { Truth } from './read-truth.ts';

/** A part of the archive, by when alerts were received (RFC 3339 UTC); absent ends are open. */
export interface ArchivePeriod {
	readonly from?: string;
	readonly to?: string;
}

/** What each set of rules would have made of the archive, in the order in which they were given. */
export interface ReplayedFiles {
	readonly replays: readonly Replay[];
	/** Receipt of the first and the last alert, RFC 3339 UTC; absent of an empty archive. */
	readonly first?: string;
	readonly last?: string;
	/** Lines that could not be read. */
	readonly problems: readonly Diagnostic[];
}

/** Whether a moment lies in a part of the archive; the begin counts, the end does not. */
export function isInPeriod({ from, to }: ArchivePeriod, received: string): boolean {
	return (from === undefined || received >= from) && (to === undefined || received < to);
}

/**
 * Replays the archive through any number of sets of rules in one pass. What people did that alerts do not tell of
 * (ending an incident by hand) is played at its time.
 */
export function replayFiles(
	files: RuleFiles,
	rules: readonly ReplayRules[],
	{ endings, period }: Pick<Truth, 'endings'> & { readonly period: ArchivePeriod },
): ReplayedFiles {
	const { from } = period;
	const problems: Diagnostic[] = [];
	const replays = rules.map((set) => replayArchive(set));
	let [first, last]: (string | undefined)[] = [];
	let next = 0;
	const take = (alert: ArchivedAlert) => {
		for (const replay of replays) replay.take(alert);
	};
	for (const line of readArchive(files, (problem) => problems.push(problem))) {
		const { received } = line;
		if (!isInPeriod(period, received)) continue;
		const alert = archivedAlert(line);
		if (!alert) continue;
		for (; next < endings.length && endings[next]!.candidate.received <= received; next++) {
			if (from === undefined || endings[next]!.candidate.received >= from) take(endings[next]!);
		}
		first ??= received;
		last = received;
		take(alert);
	}
	return {
		replays: replays.map((replay) => replay.end()),
		...(first && { first }),
		...(last && { last }),
		problems,
	};
}
