import { toEpochMs } from '../time/instant.ts';
import type { MeasuredIncident } from './measured-incident.ts';

const [HOUR, LEAST] = [3_600_000, 900_000];

/** Hours of people that went into incidents, as a range. */
export interface ResponseHours {
	readonly low: number;
	readonly high: number;
	/** Incidents in it: those that are over, with times and at least one person known. */
	readonly n: number;
	readonly pending: number;
	/** Incidents that say nobody who worked on them, or not when. */
	readonly notApplicable: number;
	readonly invalid: readonly string[];
}

/**
 * Response cost: each person of an incident (roles, and handles in the timeline) worked at least from their first to their
 * last entry between detection and resolution and no less than a quarter of an hour (low), and at most from
 * acknowledgement (else detection) to resolution (high).
 */
export function measureResponse(incidents: readonly MeasuredIncident[]): ResponseHours {
	const invalid: string[] = [];
	let [low, high, n, pending, notApplicable] = [0, 0, 0, 0, 0];
	for (const incident of incidents) {
		const { detected, acknowledged, resolved } = incident.facts.times;
		const [start, end] = [toEpochMs(acknowledged ?? detected ?? ''), toEpochMs(resolved ?? '')];
		const people = peopleOf(incident);
		if (incident.facts.status === 'open') pending++;
		else if (Number.isNaN(end - start) || people.size === 0) notApplicable++;
		else if (end < start) invalid.push(incident.id);
		else {
			n++;
			high += (end - start) * people.size;
			for (const entries of people.values()) low += Math.min(end - start, Math.max(LEAST, spanOf(entries, start, end)));
		}
	}
	return { low: low / HOUR, high: high / HOUR, n, pending, notApplicable, invalid: invalid.sort() };
}

/** Everybody known to have worked on it, with the times of what they wrote. */
function peopleOf({ facts, timeline }: MeasuredIncident): ReadonlyMap<string, readonly number[]> {
	const people = new Map<string, number[]>(
		Object.values(facts.roles ?? {}).map((handle) => [handle.toLowerCase(), []]),
	);
	for (const { by, at } of timeline) {
		if (!by.startsWith('@')) continue;
		const handle = by.toLowerCase();
		people.set(handle, [...(people.get(handle) ?? []), toEpochMs(at)]);
	}
	return people;
}

function spanOf(entries: readonly number[], start: number, end: number): number {
	const inside = entries.filter((at) => at >= start && at <= end);
	return inside.length === 0 ? 0 : Math.max(...inside) - Math.min(...inside);
}
