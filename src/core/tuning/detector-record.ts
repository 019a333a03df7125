import { type LinkAccuracy, linkAccuracy } from '../backtest/link-accuracy.ts';
import { outcomesOf } from '../backtest/outcome.ts';
import type { RecordedIncident } from '../backtest/recorded-incident.ts';
import type { Replay } from '../backtest/replay.ts';
import { localDay } from '../metrics/local-day.ts';

/** How well today's rules would have found what explains the incidents of a month. */
export interface DetectorMonth extends LinkAccuracy {
	/** `2026-11`: in which the first alert of the incident was received. */
	readonly month: string;
}

/** The record of the detector over a replay, by month in a zone (IANA), oldest first; only months with a reviewed incident. */
export function detectorRecord(
	replay: Replay,
	recorded: ReadonlyMap<string, RecordedIncident>,
	zone: string,
): readonly DetectorMonth[] {
	const outcomes = outcomesOf(replay);
	const reviewed = [...replay.firstAlerts].filter(([id]) => recorded.get(id)?.isReviewed);
	const months = Map.groupBy(reviewed, ([, at]) => localDay(at, zone).slice(0, 7));
	return [...months]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([month, own]) => ({
			month,
			...linkAccuracy(
				recorded,
				outcomes,
				own.map(([id]) => id),
			),
		}));
}
