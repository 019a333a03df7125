import { overlaps, type Window } from './trouble-window.ts';

/** The windows cut to a period and joined where they overlap or touch, in order: no moment counts twice. */
export function mergeWindows(windows: readonly Window[], period: Window): readonly Window[] {
	const inside = windows
		.filter((window) => overlaps(window, period))
		.map(({ start, end }) => ({ start: Math.max(start, period.start), end: Math.min(end, period.end) }))
		.sort((a, b) => a.start - b.start);
	const merged: { start: number; end: number }[] = [];
	for (const window of inside) {
		const last = merged.at(-1);
		if (last && window.start <= last.end) last.end = Math.max(last.end, window.end);
		else merged.push({ ...window });
	}
	return merged;
}

/** Total length of windows that do not overlap, in milliseconds. */
export function totalLength(windows: readonly Window[]): number {
	return windows.reduce((sum, { start, end }) => sum + end - start, 0);
}
