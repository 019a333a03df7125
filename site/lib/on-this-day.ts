import type { Catalogue, CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { localDay } from '../../src/core/metrics/local-day.ts';
import { startedAt } from '../../src/core/metrics/started-at.ts';
import { SEVERITIES } from '../../src/core/records/incident-words.ts';

/** Incidents that began on this day in an earlier year. */
export interface YearsAgo {
	/** The day, like `2025-11-20`. */
	readonly day: string;
	readonly years: number;
	/** The worst of the day. */
	readonly incidents: readonly CatalogueIncident[];
	readonly more: number;
}

/** So many of one day are told. */
const TOLD = 3;

/** What began on the day and month of `today` (`2026-11-20`) in earlier years, last year first; the 29th of February is a day of leap years only. */
export function onThisDay({ incidents, policies }: Catalogue, today: string): readonly YearsAgo[] {
	const zone = policies.site?.time_zone ?? 'UTC';
	const days = new Map<string, CatalogueIncident[]>();
	for (const incident of incidents) {
		const start = startedAt(incident);
		// The day of the zone is at most one beside that of UTC; the dear question is asked of few.
		if (start === undefined || !isNear(start, today) || incident.facts.status === 'dismissed') continue;
		const day = localDay(start, zone);
		if (day.slice(5) !== today.slice(5) || day >= today) continue;
		days.set(day, [...(days.get(day) ?? []), incident]);
	}
	const rank = ({ facts }: CatalogueIncident) => SEVERITIES.indexOf(facts.severity);
	return [...days]
		.sort(([a], [b]) => (a < b ? 1 : -1))
		.map(([day, own]) => ({
			day,
			years: Number(today.slice(0, 4)) - Number(day.slice(0, 4)),
			incidents: own.toSorted((a, b) => rank(a) - rank(b)).slice(0, TOLD),
			more: Math.max(0, own.length - TOLD),
		}));
}

function isNear(start: string, today: string): boolean {
	const sameYear = Date.parse(`${today.slice(0, 4)}${start.slice(4, 10)}T12:00:00Z`);
	const days = Math.abs(sameYear - Date.parse(`${today}T12:00:00Z`)) / 86_400_000;
	// Around the turn of the year the two stand at its two ends.
	return Number.isNaN(days) || days <= 2 || days >= 363;
}
