import { SEVERITIES, type Severity } from '../records/incident.ts';
import { toEpochMs } from '../time/instant.ts';
import { type LinkAccuracy, linkAccuracy } from './link-accuracy.ts';
import { isMissed, type Outcome, type Outcomes, outcomesOf } from './outcome.ts';
import type { RecordedIncident } from './recorded-incident.ts';
import type { Replay, ReplayedIncident, ReplayedPage } from './replay.ts';

/** Pages closer together than this are the same page, in milliseconds: two replays may round differently. */
const SAME_MS = 60_000;

/** What rules would have made of the archive, in figures. */
export interface BacktestSide {
	readonly incidents: number;
	readonly pages: number;
	/** Pages that somebody would have slept through without; undefined where nobody's zone is known. */
	readonly sleepPages: number;
	readonly duplicates: number;
	readonly cascades: number;
	readonly mutedAlerts: number;
	/** Pages of incidents that somebody has judged, and of these the ones that were not worth it. */
	readonly judgedPages: number;
	readonly falsePages: number;
	readonly links: LinkAccuracy;
}

/** A recorded incident that the change treats otherwise. */
export interface Affected {
	readonly id: string;
	readonly title: string;
	readonly service: string;
	readonly severity: Severity;
	readonly verdict: RecordedIncident['verdict'];
	readonly before: Outcome;
	readonly after: Outcome;
	/** Why people accept that it would be missed, as policy says. */
	readonly accepted?: string;
}

/** A change of rules, held against everything that was taken in. */
export interface Backtest {
	readonly alerts: number;
	/** Receipt of the first and the last alert, RFC 3339 UTC; absent of an empty archive. */
	readonly first?: string;
	readonly last?: string;
	readonly before: BacktestSide;
	readonly after: BacktestSide;
	/** Incidents of the record, by what people say of them. */
	readonly recorded: Readonly<Record<RecordedIncident['verdict'], number>>;
	/** Real incidents that nobody would hear of in time any more. */
	readonly missed: readonly Affected[];
	/** Unjudged ones, of which the same is true. */
	readonly missedUnjudged: readonly Affected[];
	/** Real incidents that nobody heard of in time, and somebody would now. */
	readonly regained: readonly Affected[];
	readonly later: readonly Affected[];
	readonly sooner: readonly Affected[];
	readonly milder: readonly Affected[];
	readonly worse: readonly Affected[];
	/** Real incidents that had a page of their own and would be part of another one's. */
	readonly merged: readonly Affected[];
	/** Incidents not worth a page that would page nobody any more. */
	readonly spared: readonly Affected[];
}

export interface CompareWith {
	readonly recorded: ReadonlyMap<string, RecordedIncident>;
	/** Whether a page takes somebody out of bed. */
	readonly isAtNight: (page: ReplayedPage) => boolean;
	/** Reasons by incident. */
	readonly accepted: ReadonlyMap<string, string>;
	readonly first?: string;
	readonly last?: string;
}

/** Compares what two sets of rules would have made of one archive, and of what people say happened. */
export function compareReplays(before: Replay, after: Replay, context: CompareWith): Backtest {
	const { recorded, accepted, first, last } = context;
	const sides = [before, after].map((replay) => ({ replay, outcomes: outcomesOf(replay) })) as [Side, Side];
	const affected = [...recorded.values()].flatMap((incident): Affected[] => {
		const [old, now] = sides.map(({ outcomes }) => outcomes.of(incident.id));
		if (!old || !now) return [];
		const { id, title, service, severity, verdict } = incident;
		const reason = accepted.get(id);
		return [{ id, title, service, severity, verdict, before: old, after: now, ...(reason && { accepted: reason }) }];
	});
	const real = affected.filter(({ verdict }) => verdict === 'real');
	return {
		alerts: before.alerts,
		...(first && { first }),
		...(last && { last }),
		before: sideOf(sides[0], context),
		after: sideOf(sides[1], context),
		recorded: countOf([...recorded.values()]),
		missed: real.filter(isNewlyMissed),
		missedUnjudged: affected.filter((one) => one.verdict === 'unjudged' && isNewlyMissed(one)),
		regained: real.filter((one) => isMissed(one.before) && !isMissed(one.after)),
		later: real.filter((one) => (shiftMs(one) ?? 0) > SAME_MS),
		sooner: real.filter((one) => (shiftMs(one) ?? 0) < -SAME_MS),
		milder: real.filter((one) => stepsDown(one) > 0),
		worse: affected.filter((one) => stepsDown(one) < 0),
		merged: real.filter((one) => one.before.state === 'paged' && one.after.state === 'covered'),
		spared: affected.filter(
			({ verdict, before: old, after: now }) => verdict === 'false' && old.state === 'paged' && now.state !== 'paged',
		),
	};
}

interface Side {
	readonly replay: Replay;
	readonly outcomes: Outcomes;
}

/** How much later somebody would hear of it, in milliseconds; undefined where one of the two is never. */
export function shiftMs({ before, after }: Pick<Affected, 'before' | 'after'>): number | undefined {
	return 'at' in before && 'at' in after ? toEpochMs(after.at) - toEpochMs(before.at) : undefined;
}

function isNewlyMissed({ before, after }: Affected): boolean {
	return !isMissed(before) && isMissed(after);
}

function stepsDown({ before, after }: Affected): number {
	if (!before.severity || !after.severity) return 0;
	return SEVERITIES.indexOf(after.severity) - SEVERITIES.indexOf(before.severity);
}

function countOf(recorded: readonly RecordedIncident[]): Backtest['recorded'] {
	const count = (wanted: RecordedIncident['verdict']) => recorded.filter(({ verdict }) => verdict === wanted).length;
	return { real: count('real'), false: count('false'), unjudged: count('unjudged') };
}

function sideOf({ replay, outcomes }: Side, { recorded, isAtNight }: CompareWith): BacktestSide {
	const incidents = [...replay.incidents.values()];
	const pages = incidents.flatMap((incident) => incident.pages);
	const verdicts = pages.map((page) => recorded.get(page.recorded ?? '')?.verdict);
	const falsePages = verdicts.filter((verdict) => verdict === 'false').length;
	const has = (key: 'cause' | 'duplicate') =>
		incidents.filter((one: ReplayedIncident) => one[key] !== undefined).length;
	return {
		incidents: incidents.length,
		pages: pages.length,
		sleepPages: pages.filter(isAtNight).length,
		duplicates: has('duplicate'),
		cascades: has('cause'),
		mutedAlerts: replay.mutedAlerts,
		judgedPages: falsePages + verdicts.filter((verdict) => verdict === 'real').length,
		falsePages,
		links: linkAccuracy(recorded, outcomes),
	};
}
