import { quantile } from '../../../src/core/metrics/quantile.ts';
import { durationAxis } from './duration-axis.ts';
import { round } from './round.ts';
import type { Tick } from './tick.ts';

/** Places across a strip, and lines that one strip has at most; more would be a black bar. */
const [PLACES, ROW] = [500, 30];

/** One sample below the others on one axis. */
export interface Strip {
	readonly label: string;
	readonly y: number;
	/** Path data on a width of 1,000: a line for each place where values are, higher by how many. */
	readonly marks: string;
	/** Percent across. */
	readonly median?: number;
}

/** Samples of durations below each other, laid out on one logarithmic axis. */
export interface StripsPlot {
	readonly height: number;
	readonly strips: readonly Strip[];
	readonly ticks: readonly Tick[];
}

/** Lays out samples of durations in milliseconds, each sorted upward. */
export function plotStrips(
	samples: readonly { readonly label: string; readonly values: readonly number[] }[],
): StripsPlot {
	const axis = durationAxis(
		samples.flatMap(({ values }) => values),
		100,
	);
	const across = (ms: number) => round(100 - axis.place(ms));
	return {
		height: samples.length * ROW,
		strips: samples.map(({ label, values }, index) => {
			const median = quantile(values, 0.5);
			const y = (index + 1) * ROW - 4;
			return {
				label,
				y,
				marks: marksPath(values.map(across), y),
				...(median !== undefined && { median: across(median) }),
			};
		}),
		ticks: axis.ticks.map(({ at, label }) => ({ at: round(100 - at), label })),
	};
}

function marksPath(places: readonly number[], y: number): string {
	const counts = new Map<number, number>();
	for (const place of places) {
		const x = Math.round((place / 100) * PLACES) * (1_000 / PLACES);
		counts.set(x, (counts.get(x) ?? 0) + 1);
	}
	const most = Math.max(2, ...counts.values());
	return [...counts].map(([x, count]) => `M${x} ${y}v-${Math.round(9 + (10 * count) / most)}`).join('');
}
