import type { ReportChart } from '../records/report.ts';

/** One mark of a chart in a field that is 1 wide and 1 high, `y` upward. */
export interface PlottedMark {
	readonly x: number;
	readonly y: number;
	/** Of the period that the report is about. */
	readonly isNew: boolean;
}

export interface PlottedChart {
	readonly marks: readonly PlottedMark[];
	/** Share of the width that one mark has for itself. */
	readonly step: number;
	/** Height of the target line. */
	readonly target?: number;
}

/** A bar of this many incidents is as high as the field, so that one incident does not look like a catastrophe. */
const LEAST_TOP = 4;
const SHORTEST = 60_000;

/**
 * Where the marks of a chart stand, for the picture in the mail and for the page alike: bars from zero, dots on a
 * logarithmic scale, because durations spread over three powers of ten.
 */
export function plotChart({ kind, points, new_from, target }: ReportChart): PlottedChart {
	const step = 1 / Math.max(points.length, 1);
	const values = points.map(([, value]) => value);
	const height = kind === 'bars' ? linear(values) : logarithmic([...values, ...(target === undefined ? [] : [target])]);
	return {
		marks: values.map((value, place) => ({ x: (place + 0.5) * step, y: height(value), isNew: place >= new_from })),
		step,
		...(target !== undefined && { target: height(target) }),
	};
}

function linear(values: readonly number[]): (value: number) => number {
	const top = Math.max(LEAST_TOP, ...values);
	return (value) => value / top;
}

function logarithmic(values: readonly number[]): (value: number) => number {
	const logs = values.map((value) => Math.log(Math.max(value, SHORTEST)));
	// Twice as long and half as long fit above and below whatever there is.
	const [low, high] = [Math.min(...logs) - Math.LN2, Math.max(...logs) + Math.LN2];
	return (value) => (Math.log(Math.max(value, SHORTEST)) - low) / (high - low);
}
