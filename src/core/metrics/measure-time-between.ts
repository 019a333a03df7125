import type { MeasuredIncident } from './measured-incident.ts';
import { mergeWindows, totalLength } from './merge-windows.ts';
import { startedAt } from './started-at.ts';
import { isWithin, troubleWindow, type Window } from './trouble-window.ts';

/** Mean time between failures of a group of incidents over a period. */
export interface TimeBetween {
	/** Stretches of trouble that touch the period; incidents that overlap are one failure. */
	readonly failures: number;
	/** Time of the period without any of them, in milliseconds. */
	readonly wellMs: number;
	/** `wellMs ÷ failures`; absent where nothing failed: that is not infinity, only a period too short to see a failure. */
	readonly mean?: number;
	/** Incidents that began in the period and are not in these figures: times missing, or the end before the start. */
	readonly unknown: number;
	readonly invalid: number;
}

/** Mean time between failures: the time of the period without trouble, divided by the number of failures in it. */
export function measureTimeBetween(incidents: readonly MeasuredIncident[], period: Window, now: string): TimeBetween {
	const found = incidents.map((incident) => ({
		trouble: troubleWindow(incident.facts, now),
		isInPeriod: isWithin(period, startedAt(incident)),
	}));
	const windows = found.flatMap(({ trouble }) => (trouble.state === 'known' ? [trouble.window] : []));
	const merged = mergeWindows(windows, period);
	const wellMs = period.end - period.start - totalLength(merged);
	const countOf = (state: 'unknown' | 'invalid') =>
		found.filter(({ trouble, isInPeriod }) => isInPeriod && trouble.state === state).length;
	return {
		failures: merged.length,
		wellMs,
		...(merged.length > 0 && { mean: wellMs / merged.length }),
		unknown: countOf('unknown'),
		invalid: countOf('invalid'),
	};
}
