import { addDays, mondayOf } from '../../../src/core/metrics/calendar-of-day.ts';
import { quantile } from '../../../src/core/metrics/quantile.ts';
import { type DurationAxis, durationAxis } from './duration-axis.ts';
import { round } from './round.ts';
import type { Tick } from './tick.ts';
import { timeAxis } from './time-axis.ts';

const DAY = 86_400_000;

/** More dots than this are a cloud, and cost more than they tell: then each week is a box. */
const MOST_DOTS = 1_200;

/** Dots across the width fall on so many places. */
const PLACES = 1_000;

/** The p90 of fewer values is hardly less than the largest. */
const LEAST_FOR_P90 = 5;

/** With fewer incidents a week than this, a median of a week says little more than its dots. */
const LEAST_A_WEEK = 4;

/** One measured incident. */
export interface DurationPoint {
	/** Its day in the organisation's zone. */
	readonly day: string;
	readonly ms: number;
	/** Against its own target; absent where it had none. */
	readonly isWithin?: boolean;
}

/** A target from its first day on, until the next of the same line. */
export interface TargetStep {
	readonly from: string;
	readonly ms: number;
}

export interface TargetLine {
	/** For whom it is, `sev1–sev3`. */
	readonly label: string;
	readonly steps: readonly TargetStep[];
}

/** The middle of a week or month: the median, the p90, and from the first to the third quartile. */
export interface SpanMark {
	readonly x: number;
	readonly width: number;
	readonly median: number;
	readonly p90?: number;
	readonly box?: readonly [y: number, height: number];
}

/** Durations over time: a dot each or a box a week, medians and p90, and the target in force. Across in percent, down in pixels. */
export interface DotsPlot {
	readonly height: number;
	/** Path data on a width of 1,000: dots of incidents within their target, over it, and without one. */
	readonly within: string;
	readonly over: string;
	readonly unjudged: string;
	/** Medians are of months where weeks have too few incidents. */
	readonly span: 'week' | 'month';
	readonly spans: readonly SpanMark[];
	readonly targets: readonly { readonly path: string; readonly label: string; readonly at: number }[];
	readonly xTicks: readonly Tick[];
	readonly yTicks: readonly Tick[];
}

/** Lays out durations from one day to another on a plot of `height` pixels. */
export function plotDots(
	points: readonly DurationPoint[],
	{
		from,
		to,
		height,
		targets,
	}: { readonly from: string; readonly to: string; readonly height: number; readonly targets: readonly TargetLine[] },
): DotsPlot {
	const inForce = targets.map(({ label, steps }) => ({ label, steps: stepsWithin(steps, from, to) }));
	const limits = inForce.flatMap(({ steps }) => steps.map(({ ms }) => ms));
	const axis = durationAxis([...points.map(({ ms }) => ms), ...limits], height);
	const across = timeAxis(from, to);
	const hasDots = points.length <= MOST_DOTS;
	const isByWeek = points.length >= LEAST_A_WEEK * ((Date.parse(to) - Date.parse(from)) / (7 * DAY));
	const dots = (isMeant: (point: DurationPoint) => boolean) =>
		hasDots ? dotsPath(points.filter(isMeant), { from, to, axis }) : '';
	return {
		height,
		within: dots(({ isWithin }) => isWithin === true),
		over: dots(({ isWithin }) => isWithin === false),
		unjudged: dots(({ isWithin }) => isWithin === undefined),
		span: isByWeek ? 'week' : 'month',
		spans: markSpans(points, { isByWeek, place: across.place, axis, hasBox: !hasDots }),
		targets: inForce.flatMap(({ label, steps }) => {
			const last = steps.at(-1);
			return last ? [{ label, path: stepsPath(steps, { place: across.place, axis }), at: axis.place(last.ms) }] : [];
		}),
		xTicks: across.ticks,
		yTicks: axis.ticks,
	};
}

function dotsPath(
	points: readonly DurationPoint[],
	{ from, to, axis }: { readonly from: string; readonly to: string; readonly axis: DurationAxis },
): string {
	const start = Date.parse(from);
	const scale = PLACES / (Date.parse(to) + DAY - start);
	// In the middle of the day; several of one day and one duration are one dot.
	const places = points.map(
		({ day, ms }) => `${Math.round((Date.parse(day) + DAY / 2 - start) * scale)} ${Math.round(axis.place(ms))}`,
	);
	return [...new Set(places)].map((place) => `M${place}h0`).join('');
}

function markSpans(
	points: readonly DurationPoint[],
	{
		isByWeek,
		place,
		axis,
		hasBox,
	}: {
		readonly isByWeek: boolean;
		readonly place: (day: string) => number;
		readonly axis: DurationAxis;
		readonly hasBox: boolean;
	},
): readonly SpanMark[] {
	const spans = Map.groupBy(points, ({ day }) => (isByWeek ? mondayOf(day) : `${day.slice(0, 7)}-01`));
	return [...spans].map(([first, own]) => {
		const values = own.map(({ ms }) => ms).sort((a, b) => a - b);
		const at = (share: number) => axis.place(quantile(values, share)!);
		const next = isByWeek ? addDays(first, 7) : `${addDays(first, 31).slice(0, 7)}-01`;
		const [left, right] = [Math.max(0, place(first)), Math.min(100, place(next))];
		return {
			// Neighbours do not touch: each is a figure of its own.
			x: round(left + 0.2),
			width: round(Math.max(0.3, right - left - 0.4)),
			median: at(0.5),
			...(values.length >= LEAST_FOR_P90 && { p90: at(0.9) }),
			...(hasBox && { box: [at(0.75), round(Math.max(1, at(0.25) - at(0.75)))] as const }),
		};
	});
}

/** The steps that are in force on a day of the plot; the first begins with the plot. */
function stepsWithin(steps: readonly TargetStep[], from: string, to: string): readonly TargetStep[] {
	const before = steps.filter((step) => step.from <= from).at(-1);
	const later = steps.filter((step) => step.from > from && step.from <= to);
	return [...(before ? [{ ...before, from }] : []), ...later];
}

function stepsPath(
	steps: readonly TargetStep[],
	{ place, axis }: { readonly place: (day: string) => number; readonly axis: DurationAxis },
): string {
	const parts = steps.map(({ from, ms }, index) => {
		const x = Math.round(place(from) * (PLACES / 100));
		return index === 0 ? `M${x} ${axis.place(ms)}` : `H${x}V${axis.place(ms)}`;
	});
	return `${parts.join('')}H${PLACES}`;
}
