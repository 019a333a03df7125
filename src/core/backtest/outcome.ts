import { SEVERITIES, type Severity } from '../records/incident.ts';
import { toEpochMs } from '../time/instant.ts';
import type { Replay, ReplayedIncident } from './replay.ts';

/** A page from so long before the first alert of an incident on is news of it too: somebody is awake and looking. */
const BEFORE_MS = 3_600_000;
/** A page that comes later than this after the first alert comes too late. */
const AFTER_MS = 1_800_000;

/** What would have become of a recorded incident. */
export type Outcome = { readonly severity?: Severity } & (
	| { readonly state: 'paged'; readonly at: string }
	/** Who was paged for the incident that it joined, or that explains it. */
	| { readonly state: 'covered'; readonly at: string; readonly by: readonly string[] }
	/** In an incident whose last page before was too long ago, or whose next came too late. */
	| { readonly state: 'unheard'; readonly by: readonly string[] }
	| { readonly state: 'muted'; readonly by: readonly string[] }
	| { readonly state: 'lost' }
);

/** Replays looked up by what the record calls an incident. */
export interface Outcomes {
	/** Undefined where the archive has no firing alert of the incident. */
	readonly of: (recorded: string) => Outcome | undefined;
	/** The replayed incidents that hold its alerts. */
	readonly holders: (recorded: string) => readonly ReplayedIncident[];
	/** The incidents that explain one, nearest first. */
	readonly explanations: (incident: ReplayedIncident) => readonly ReplayedIncident[];
}

/** Whether nobody would have heard of an incident in time. */
export function isMissed({ state }: Outcome): boolean {
	return state === 'unheard' || state === 'muted' || state === 'lost';
}

/** What a replay would have made of each recorded incident. */
export function outcomesOf(replay: Replay): Outcomes {
	const byRecorded = new Map<string, ReplayedIncident[]>();
	for (const incident of replay.incidents.values()) {
		for (const id of incident.recorded) byRecorded.set(id, [...(byRecorded.get(id) ?? []), incident]);
	}
	const holders = (recorded: string) => byRecorded.get(recorded) ?? [];
	const explanations = (incident: ReplayedIncident) => explanationsOf(incident, replay.incidents);
	return { holders, explanations, of: (recorded) => outcomeOf(recorded, replay, { holders, explanations }) };
}

function explanationsOf(incident: ReplayedIncident, incidents: Replay['incidents']): readonly ReplayedIncident[] {
	const found = new Set<ReplayedIncident>();
	const queue = [incident];
	for (const { cause, duplicate } of queue) {
		for (const id of [cause, duplicate]) {
			const next = id === undefined ? undefined : incidents.get(id);
			if (!next || next === incident || found.has(next)) continue;
			found.add(next);
			queue.push(next);
		}
	}
	return [...found];
}

function outcomeOf(
	recorded: string,
	{ firstAlerts, muted }: Replay,
	{ holders, explanations }: Pick<Outcomes, 'holders' | 'explanations'>,
): Outcome | undefined {
	const first = firstAlerts.get(recorded);
	if (first === undefined) return undefined;
	const own = holders(recorded);
	if (own.length === 0) {
		const mutes = muted.get(recorded);
		return mutes ? { state: 'muted', by: mutes } : { state: 'lost' };
	}
	const severity = SEVERITIES.find((level) => own.some((incident) => incident.severity === level));
	const telling = [...new Set([...own, ...own.flatMap(explanations)])];
	const pages = telling
		.flatMap((incident) => incident.pages)
		.toSorted((a, b) => toEpochMs(a.at) - toEpochMs(b.at))
		.filter(({ at }) => {
			const after = toEpochMs(at) - toEpochMs(first);
			return after >= -BEFORE_MS && after <= AFTER_MS;
		});
	const others = [...new Set(telling.flatMap((incident) => incident.recorded))].filter((id) => id !== recorded);
	const shared = severity && { severity };
	const mine = pages.find((page) => page.recorded === recorded);
	if (mine) return { ...shared, state: 'paged', at: mine.at };
	if (pages[0]) return { ...shared, state: 'covered', at: pages[0].at, by: others };
	return { ...shared, state: 'unheard', by: others };
}
