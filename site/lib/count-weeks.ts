import type { CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { startedAt } from '../../src/core/metrics/started-at.ts';
import { toEpochMs } from '../../src/core/time/instant.ts';

const WEEK = 7 * 86_400_000;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4 * 86_400_000;

/** Incidents that began in one week (Monday to Sunday, UTC). */
export interface WeekCount {
	/** Its Monday, `2026-11-16`. */
	readonly monday: string;
	/** Of severity sev1 and sev2. */
	readonly severe: number;
	readonly other: number;
}

/** Incidents a week over the last `weeks` weeks, oldest first; the last is the week of `until` (RFC 3339 UTC). */
export function countWeeks(
	incidents: readonly CatalogueIncident[],
	{ until, weeks }: { readonly until: string; readonly weeks: number },
): readonly WeekCount[] {
	const last = weekOf(toEpochMs(until));
	const counts = Array.from({ length: weeks }, (_, index) => ({
		monday: new Date(FIRST_MONDAY + (last - weeks + 1 + index) * WEEK).toISOString().slice(0, 10),
		severe: 0,
		other: 0,
	}));
	for (const incident of incidents) {
		const week = counts[weekOf(toEpochMs(startedAt(incident) ?? '')) - last + weeks - 1];
		if (!week) continue;
		if (incident.facts.severity === 'sev1' || incident.facts.severity === 'sev2') week.severe++;
		else week.other++;
	}
	return counts;
}

function weekOf(ms: number): number {
	return Math.floor((ms - FIRST_MONDAY) / WEEK);
}
