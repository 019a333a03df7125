import type { Temporal } from 'temporal-polyfill';
import { localDate } from './local-day.ts';
import type { MeasuredIncident } from './measured-incident.ts';
import { startedAt } from './started-at.ts';

/** What incidents can be grouped by. */
export const DIMENSIONS = [
	'team',
	'service',
	'product',
	'severity',
	'kind',
	'cause',
	'week',
	'month',
	'quarter',
] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** Key of incidents whose postmortem names no cause, and of those without any time. */
export const NONE = 'none';

/**
 * Incidents by key, the keys in order. By cause an incident stands in each group that its postmortem (else its facts)
 * names, so groups overlap. Weeks (`2026-W47`, ISO 8601), months and quarters (`2026-Q4`) are those of the zone.
 */
export function groupIncidents<I extends MeasuredIncident>(
	incidents: readonly I[],
	by: Dimension,
	zone: string,
): ReadonlyMap<string, readonly I[]> {
	const groups = new Map<string, I[]>();
	for (const incident of incidents) {
		for (const key of keysOf(incident, by, zone)) {
			const group = groups.get(key);
			if (group) group.push(incident);
			else groups.set(key, [incident]);
		}
	}
	return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function keysOf(incident: MeasuredIncident, by: Dimension, zone: string): readonly string[] {
	switch (by) {
		case 'team':
		case 'service':
		case 'product':
		case 'severity':
		case 'kind':
			return [incident.facts[by]];
		case 'cause': {
			const causes = new Set(incident.postmortem?.facts.causes ?? incident.facts.causes);
			return causes.size === 0 ? [NONE] : [...causes];
		}
		case 'week':
		case 'month':
		case 'quarter': {
			const start = startedAt(incident);
			return [start === undefined ? NONE : calendarKey(localDate(start, zone), by)];
		}
		default:
			return by satisfies never;
	}
}

function calendarKey(date: Temporal.PlainDate, by: 'week' | 'month' | 'quarter'): string {
	if (by === 'month') return date.toString().slice(0, 7);
	if (by === 'quarter') return `${date.year}-Q${Math.ceil(date.month / 3)}`;
	return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
}
