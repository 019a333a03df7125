import type { MeasuredIncident } from './measured-incident.ts';
import { mergeWindows, totalLength } from './merge-windows.ts';
import { troubleWindow, type Window } from './trouble-window.ts';

/** Mean time between failures of a group of incidents over a period. */
export interface TimeBetween {
	/** Stretches of trouble that touch the period; incidents that overlap are one failure. */
	readonly failures: number;
	/** Time of the period without any of them, in milliseconds. */
	readonly wellMs: number;
	/** `wellMs ÷ failures`; absent where nothing failed: that is not infinity, only a period too short to see a failure. */
	readonly mean?: number;
}

/** Mean time between failures: the time of the period without trouble, divided by the number of failures in it. */
export function measureTimeBetween(incidents: readonly MeasuredIncident[], period: Window, now: string): TimeBetween {
	const windows = incidents.flatMap(({ facts }) => {
		const trouble = troubleWindow(facts, now);
		return trouble.state === 'known' ? [trouble.window] : [];
	});
	const merged = mergeWindows(windows, period);
	const wellMs = period.end - period.start - totalLength(merged);
	return { failures: merged.length, wellMs, ...(merged.length > 0 && { mean: wellMs / merged.length }) };
}
