import { lastMonths } from '../../../src/core/metrics/calendar-of-day.ts';
import { shortMonths } from '../../i18n/calendar.ts';
import { round } from './round.ts';
import type { Tick } from './tick.ts';

const DAY = 86_400_000;

/** Labels that fit where there is room, and where there is little. */
const [MOST, FEW] = [13, 5];

/** An axis from one day to another, both included, across the width. */
export interface TimeAxis {
	/** Percent of the width at which a day begins. */
	readonly place: (day: string) => number;
	/** A label where a month begins, with its year where that is new. */
	readonly ticks: readonly Tick[];
}

/** The axis of the days from `from` to `to`. */
export function timeAxis(from: string, to: string): TimeAxis {
	const start = Date.parse(from);
	const length = Date.parse(to) + DAY - start;
	const place = (day: string) => round(((Date.parse(day) - start) / length) * 100);
	return { place, ticks: monthTicks(from, to, place) };
}

/** `Nov`, and `Jan 2026` where a year begins. */
export function shortMonth(month: string): string {
	const name = shortMonths()[Number(month.slice(5, 7)) - 1] ?? month;
	return month.endsWith('-01') ? `${name} ${month.slice(0, 4)}` : name;
}

/** Marks labels that have to go where there is little room: all but about five. */
export function thinTicks(ticks: readonly Tick[]): readonly Tick[] {
	const step = Math.ceil(ticks.length / FEW);
	return ticks.map((tick, index) => (index % step === 0 ? tick : { ...tick, isMinor: true }));
}

function monthTicks(from: string, to: string, place: (day: string) => number): readonly Tick[] {
	const count =
		(Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
	const months = lastMonths(to, count + 1).filter((month) => `${month}-01` >= from);
	const step = Math.ceil(months.length / MOST);
	const ticks = months
		.filter((_, index) => index % step === 0)
		.map((month) => ({ at: place(`${month}-01`), label: shortMonth(month) }));
	// The last label would stick out of the chart.
	return thinTicks(ticks.filter(({ at }) => at < 96));
}
