import type { MeasuredIncident } from './measured-incident.ts';
import { mergeWindows, totalLength } from './merge-windows.ts';
import { type Standing, standingOf } from './standing-of.ts';
import { startedAt } from './started-at.ts';
import { isWithin, overlaps, troubleWindow, type Window } from './trouble-window.ts';

/** Kinds whose incidents make a service unavailable; all others only disturb it. */
const DOWN: ReadonlySet<string> = new Set(['service-down']);

/** Nothing was hurt, or nobody knows yet. */
const UNTOUCHED: ReadonlySet<Standing> = new Set(['lead-up', 'dismissed', 'false-positive']);

/** How much of a period a service was well. Shares are 0 to 1. */
export interface Availability {
	readonly service: string;
	/** Time of the period in which no incident of kind `service-down` hurt it. */
	readonly up: number;
	/** Time of the period in which no incident of any kind hurt it. */
	readonly untroubled: number;
	readonly downMs: number;
	readonly troubledMs: number;
	/** Incidents with a window in the period, consequences and duplicates included: the service was hurt all the same. */
	readonly n: number;
	/** Of those, still open. */
	readonly lasting: number;
	/** Incidents that began in the period and could not be counted: times missing, or the end before the start. */
	readonly unknown: readonly string[];
	readonly invalid: readonly string[];
}

/**
 * Availability of every service with an incident: 1 − (length of its merged incident windows ÷ length of the period).
 * A service is hurt by incidents that began there and by those that name it in `affected_services`. Overlapping windows
 * count once. By service name.
 */
export function measureAvailability(
	incidents: readonly MeasuredIncident[],
	period: Window,
	now: string,
): readonly Availability[] {
	const byService = new Map<string, MeasuredIncident[]>();
	for (const incident of incidents) {
		if (UNTOUCHED.has(standingOf(incident.facts))) continue;
		for (const service of new Set([incident.facts.service, ...(incident.facts.affected_services ?? [])])) {
			const own = byService.get(service);
			if (own) own.push(incident);
			else byService.set(service, [incident]);
		}
	}
	const services = [...byService].sort(([a], [b]) => (a < b ? -1 : 1));
	return services.map(([service, own]) => availabilityOf(service, own, { period, now }));
}

function availabilityOf(
	service: string,
	incidents: readonly MeasuredIncident[],
	{ period, now }: { readonly period: Window; readonly now: string },
): Availability {
	const found = incidents.map((incident) => ({
		id: incident.id,
		kind: incident.facts.kind,
		trouble: troubleWindow(incident.facts, now),
		isInPeriod: isWithin(period, startedAt(incident)),
	}));
	const known = found.flatMap(({ kind, trouble }) => {
		if (trouble.state !== 'known') return [];
		const { window, isLasting } = trouble;
		return overlaps(window, period) ? [{ kind, window, isLasting }] : [];
	});
	const lengthOf = (some: typeof known) =>
		totalLength(
			mergeWindows(
				some.map(({ window }) => window),
				period,
			),
		);
	const downMs = lengthOf(known.filter(({ kind }) => DOWN.has(kind)));
	const troubledMs = lengthOf(known);
	// A period that has not begun has no length, and nothing has gone wrong in it.
	const length = Math.max(1, period.end - period.start);
	const idsOf = (state: 'unknown' | 'invalid') =>
		found.flatMap(({ id, trouble, isInPeriod }) => (isInPeriod && trouble.state === state ? [id] : [])).sort();
	return {
		service,
		up: 1 - downMs / length,
		untroubled: 1 - troubledMs / length,
		downMs,
		troubledMs,
		n: known.length,
		lasting: known.filter(({ isLasting }) => isLasting).length,
		unknown: idsOf('unknown'),
		invalid: idsOf('invalid'),
	};
}
