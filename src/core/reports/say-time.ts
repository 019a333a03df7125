import { formatDuration } from '../time/format-duration.ts';

/** A duration (milliseconds) for a report: below ten minutes with seconds, because targets are that short. */
export function sayTime(ms: number): string {
	const seconds = Math.round(ms / 1_000);
	if (seconds < 60 || seconds >= 600 || seconds % 60 === 0) return formatDuration(ms);
	return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
