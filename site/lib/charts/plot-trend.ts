import { durationAxis } from './duration-axis.ts';
import { round } from './round.ts';
import type { Tick } from './tick.ts';
import { thinTicks } from './time-axis.ts';

/** One period of a trend. */
export interface TrendPoint {
	/** Below the axis. */
	readonly label: string;
	/** Read out and shown on hover. */
	readonly name: string;
	/** In milliseconds; absent where nothing was measured. */
	readonly value?: number;
	/** How sure the value is; absent where it cannot be said. */
	readonly interval?: readonly [low: number, high: number];
}

/** A trend laid out on a width of 1,000 and `height` pixels. */
export interface TrendPlot {
	readonly height: number;
	readonly line: string;
	/** Around the line where intervals are known. */
	readonly band: string;
	/** Percent across, pixels down. */
	readonly dots: readonly { readonly x: number; readonly y: number; readonly name: string }[];
	readonly xTicks: readonly Tick[];
	readonly yTicks: readonly Tick[];
}

/** Lays out a line of durations with its interval band; `scale` is what several charts side by side share. */
export function plotTrend(
	points: readonly TrendPoint[],
	{ height, scale = points }: { readonly height: number; readonly scale?: readonly TrendPoint[] },
): TrendPlot {
	const axis = durationAxis(
		scale.flatMap(({ value, interval }) => [...(value === undefined ? [] : [value]), ...(interval ?? [])]),
		height,
	);
	const step = 100 / Math.max(points.length, 1);
	const across = (index: number) => round((index + 0.5) * step);
	const placed = points.map(({ name, value, interval }, index) => ({
		x: across(index),
		name,
		y: value === undefined ? undefined : axis.place(value),
		interval: interval && ([axis.place(interval[1]), axis.place(interval[0])] as const),
	}));
	return {
		height,
		line: runsOf(placed, ({ y }) => y !== undefined)
			.map((run) => `M${run.map(({ x, y }) => `${round(x * 10)} ${y}`).join('L')}`)
			.join(''),
		band: runsOf(placed, ({ interval }) => interval !== undefined)
			.map((run) => {
				const upper = run.map(({ x, interval }) => `${round(x * 10)} ${interval![0]}`);
				const lower = run.toReversed().map(({ x, interval }) => `${round(x * 10)} ${interval![1]}`);
				return `M${[...upper, ...lower].join('L')}Z`;
			})
			.join(''),
		dots: placed.flatMap(({ x, y, name }) => (y === undefined ? [] : [{ x, y, name }])),
		xTicks: thinTicks(points.map(({ label }, index) => ({ at: across(index), label }))),
		yTicks: axis.ticks,
	};
}

/** Neighbours for which something holds, together; a line does not lead over a gap. */
function runsOf<T>(items: readonly T[], holds: (item: T) => boolean): readonly (readonly T[])[] {
	const runs: T[][] = [];
	let isOpen = false;
	for (const item of items) {
		if (!holds(item)) isOpen = false;
		else if (isOpen) runs.at(-1)!.push(item);
		else {
			runs.push([item]);
			isOpen = true;
		}
	}
	return runs;
}
