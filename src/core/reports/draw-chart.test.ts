import { expect, test } from 'vitest';
import type { ReportChart } from '../records/report.ts';
import { describeChart } from './describe-chart.ts';
import { CHART_SIZE, drawChart, type Picture } from './draw-chart.ts';
import { plotChart } from './plot-chart.ts';

const BARS: ReportChart = {
	id: 'counts',
	title: 'Incidents a week',
	kind: 'bars',
	unit: 'incidents',
	points: [
		['2026-W45', 0],
		['2026-W46', 2],
		['2026-W47', 8],
	],
	new_from: 2,
};
const MINUTE = 60_000;
const DOTS: ReportChart = {
	...BARS,
	kind: 'dots',
	unit: 'ms',
	points: [
		['INC-2026-0001', 4 * MINUTE],
		['INC-2026-0002', 16 * MINUTE],
		['INC-2026-0003', 8 * MINUTE],
	],
	target: 8 * MINUTE,
};

/** Share of the height that is drawn in the column of a place. */
function drawnAt({ width, height, data }: Picture, place: number): number {
	const x = Math.round(width * place);
	const rows = Array.from({ length: height }, (_, y) => data[(y * width + x) * 4 + 3]!);
	return rows.filter((opacity) => opacity > 0).length / height;
}

test('bars are as high as their numbers, and nothing is drawn for none', () => {
	const picture = drawChart(BARS);
	expect(drawnAt(picture, 1 / 6)).toBeCloseTo(0, 1);
	expect(drawnAt(picture, 3 / 6)).toBeCloseTo(0.25, 1);
	expect(drawnAt(picture, 5 / 6)).toBeCloseTo(1, 1);
	expect(drawChart(BARS)).toEqual(picture);
});

test('dots stand on a logarithmic scale, half and double as far from the target', () => {
	const { marks, target } = plotChart(DOTS);
	const [low, high, same] = marks.map(({ y }) => y) as [number, number, number];
	expect(same).toBe(target);
	expect(high - target!).toBeCloseTo(target! - low);
	expect(marks.map(({ isNew }) => isNew)).toEqual([false, false, true]);
});

test.each<[string, Partial<ReportChart>]>([
	['no point', { points: [], new_from: 0 }],
	['one dot', { kind: 'dots', points: [['INC-2026-0001', 0]], new_from: 0 }],
	['a year of dots', { kind: 'dots', points: Array.from({ length: 400 }, (_, n) => [`INC-${n}`, n * 1e9]) }],
])('a chart of %s is drawn within its size', (_name, changes) => {
	const { data } = drawChart({ ...BARS, ...changes });
	expect(data).toHaveLength(CHART_SIZE.width * CHART_SIZE.height * 4);
	expect(data.some((value) => value > 0)).toBe(true);
});

test('its words have the numbers', () => {
	expect(describeChart(BARS)).toBe('0, 2, 8 (2026-W45 to 2026-W47)');
	expect(describeChart(DOTS)).toBe('8 min; 2 before it: 4 min to 16 min; target 8 min');
	expect(describeChart({ ...DOTS, points: DOTS.points.slice(0, 2) })).toBe(
		'none; 2 before it: 4 min to 16 min; target 8 min',
	);
});
