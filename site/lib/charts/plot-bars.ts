import { countTicks } from './count-ticks.ts';
import { round } from './round.ts';
import type { Tick } from './tick.ts';

/** One column: a value for each series, stacked from the bottom. */
export interface BarColumn {
	/** What it is, read out and shown on hover: `Week of 16 Nov 2026`. */
	readonly name: string;
	readonly values: readonly number[];
	/** Below the axis; columns without one are between those with one. */
	readonly label?: string;
}

export interface BarPiece {
	readonly series: number;
	readonly y: number;
	readonly height: number;
}

/** Columns laid out: places across in percent, heights in pixels. */
export interface BarsPlot {
	readonly columns: readonly {
		readonly name: string;
		readonly total: number;
		readonly x: number;
		readonly width: number;
		readonly pieces: readonly BarPiece[];
	}[];
	readonly yTicks: readonly Tick[];
	readonly xTicks: readonly Tick[];
}

/** Lays out stacked columns on a plot of `height` pixels. */
export function plotBars(columns: readonly BarColumn[], height: number): BarsPlot {
	const totals = columns.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
	const numbers = countTicks(totals.reduce((most, total) => Math.max(most, total), 1));
	const scale = height / numbers.at(-1)!;
	const step = 100 / Math.max(columns.length, 1);
	const labelled = columns.flatMap(({ label }, index) =>
		label === undefined ? [] : [{ at: round((index + 0.5) * step), label }],
	);
	const every = Math.ceil(labelled.length / 6);
	return {
		columns: columns.map(({ name, values }, index) => ({
			name,
			total: totals[index]!,
			x: round((index + 0.12) * step),
			width: round(step * 0.76),
			pieces: stack(values, { scale, height }),
		})),
		yTicks: numbers.map((number) => ({ at: round(height - number * scale), label: shortNumber(number) })),
		xTicks: labelled.map((tick, index) => (index % every === 0 ? tick : { ...tick, isMinor: true })),
	};
}

function shortNumber(number: number): string {
	if (number >= 1_000_000) return `${number / 1_000_000} M`;
	return number >= 10_000 ? `${number / 1_000} k` : String(number);
}

function stack(
	values: readonly number[],
	{ scale, height }: { readonly scale: number; readonly height: number },
): readonly BarPiece[] {
	let below = 0;
	return values.flatMap((value, series) => {
		if (value <= 0) return [];
		below += value;
		// At least a line, because one of ten thousand is still one.
		return [{ series, y: round(height - below * scale), height: round(Math.max(1.5, value * scale)) }];
	});
}
