import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countTicks } from './count-ticks.ts';
import { durationAxis } from './duration-axis.ts';
import { formatCell } from './format-cell.ts';
import { plotBars } from './plot-bars.ts';
import { plotDots } from './plot-dots.ts';
import { plotStrips } from './plot-strips.ts';
import { plotTrend } from './plot-trend.ts';
import { timeAxis } from './time-axis.ts';

const [MINUTE, HOUR] = [60_000, 3_600_000];
const ms = fc.integer({ min: 0, max: 400 * 24 * HOUR });

describe('axes', () => {
	test.each([
		[0, [0, 1]],
		[1, [0, 1]],
		[3, [0, 1, 2, 3]],
		[7, [0, 5, 10]],
		[100, [0, 50, 100]],
		[240_000, [0, 100_000, 200_000, 300_000]],
	])('counts up to %i', (most, ticks) => {
		expect(countTicks(most)).toEqual(ticks);
	});

	test('every duration has a place, longer ones higher', () => {
		fc.assert(
			fc.property(fc.array(ms, { maxLength: 50 }), (values) => {
				const { place } = durationAxis(values, 200);
				const places = values.toSorted((a, b) => a - b).map(place);
				expect(places.every((y, index) => y >= 0 && y <= 200 && (index === 0 || y <= places[index - 1]!))).toBe(true);
			}),
		);
	});

	test('months are labelled where they begin, with the year where it is new', () => {
		const { ticks, place } = timeAxis('2025-11-22', '2026-02-20');
		expect(ticks.map(({ label }) => label)).toEqual(['Dec', 'Jan 2026', 'Feb']);
		expect(ticks[0]!.at).toBe(place('2025-12-01'));
		expect(place('2025-11-22')).toBe(0);
	});

	test('one day has an axis', () => {
		expect(timeAxis('2026-02-01', '2026-02-01').ticks).toEqual([{ at: 0, label: 'Feb' }]);
	});
});

describe('bars', () => {
	test('pieces of a column stand on each other and add up', () => {
		const { columns, yTicks } = plotBars([{ name: 'a', values: [1, 2, 0, 1], label: 'A' }], 100);
		expect(yTicks.map(({ label }) => label)).toEqual(['0', '2', '4']);
		expect(columns[0]!.pieces).toEqual([
			{ series: 0, y: 75, height: 25 },
			{ series: 1, y: 25, height: 50 },
			{ series: 3, y: 0, height: 25 },
		]);
	});

	test('nothing at all is a chart without columns', () => {
		expect(plotBars([], 100)).toMatchObject({ columns: [], xTicks: [] });
	});

	test('large numbers are short', () => {
		const { yTicks } = plotBars([{ name: 'a', values: [240_000] }], 100);
		expect(yTicks.at(-1)!.label).toBe('300 k');
	});
});

describe('dots', () => {
	const span = { from: '2026-01-01', to: '2026-03-31', height: 200 };
	const points = [
		{ day: '2026-01-10', ms: 10 * MINUTE, isWithin: true },
		{ day: '2026-01-11', ms: 3 * HOUR, isWithin: false },
		{ day: '2026-02-11', ms: HOUR },
	];

	test('are told apart by their own targets', () => {
		const { within, over, unjudged } = plotDots(points, { ...span, targets: [] });
		expect([within, over, unjudged].map((path) => path.split('M').length - 1)).toEqual([1, 1, 1]);
	});

	test('of few incidents have medians by month', () => {
		const { span: by, spans } = plotDots(points, { ...span, targets: [] });
		expect([by, spans.length]).toEqual(['month', 2]);
	});

	test('of very many are boxes by week', () => {
		const many = Array.from({ length: 2_000 }, (_, index) => ({
			day: `2026-0${1 + (index % 3)}-${String(1 + (index % 28)).padStart(2, '0')}`,
			ms: 1000 * index,
		}));
		const { unjudged, span: by, spans } = plotDots(many, { ...span, targets: [] });
		expect([unjudged, by, spans.every(({ box }) => box !== undefined)]).toEqual(['', 'week', true]);
	});

	test('stand beside the target of their day', () => {
		const steps = [
			{ from: '2025-01-01', ms: 4 * HOUR },
			{ from: '2026-02-01', ms: HOUR },
			{ from: '2026-09-01', ms: MINUTE },
		];
		const { targets } = plotDots(points, { ...span, targets: [{ label: 'all', steps }] });
		const { place } = durationAxis([...points.map((point) => point.ms), 4 * HOUR, HOUR], 200);
		expect(targets[0]!.path).toBe(`M0 ${place(4 * HOUR)}H344V${place(HOUR)}H1000`);
	});
});

describe('trends', () => {
	test('do not lead over a gap, and have a band only where it is known', () => {
		const point = (value?: number, interval?: readonly [number, number]) => ({
			label: 'Q',
			name: 'Q',
			...(value !== undefined && { value }),
			...(interval && { interval }),
		});
		const plot = plotTrend([point(HOUR, [MINUTE, 2 * HOUR]), point(2 * HOUR), point(), point(HOUR)], { height: 100 });
		expect(plot.line.match(/M/g)).toHaveLength(2);
		expect(plot.band.match(/M/g)).toHaveLength(1);
		expect(plot.dots).toHaveLength(3);
	});
});

describe('strips', () => {
	test('share one axis, and an empty sample has no median', () => {
		const { strips } = plotStrips([
			{ label: 'before', values: [] },
			{ label: 'now', values: [10 * MINUTE, HOUR] },
		]);
		expect(strips.map(({ marks, median }) => [marks.split('M').length - 1, median !== undefined])).toEqual([
			[0, false],
			[2, true],
		]);
	});
});

describe('cells', () => {
	test.each([
		[undefined, 'ms', '–'],
		[0, 'count', '0'],
		[90 * MINUTE, 'ms', '1 h 30 min'],
		[0.833, 'share', '83 %'],
		[4.26, 'hours', '4.3'],
		[12_345.6, 'money', '12,346'],
		[0.0004, 'p', '<0.001'],
		['2026-11-16', 'day', '16 Nov 2026'],
	] as const)('%s as %s is %s', (value, unit, text) => {
		expect(formatCell(value, unit)).toBe(text);
	});
});
