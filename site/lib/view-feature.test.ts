import { expect, test } from 'vitest';
import { describeSteps, formatHours, formatRatio } from './view-feature.ts';

test.each([
	[undefined, '–'],
	[{ ratio: 0, low: 0, high: 12.34 }, 'at most 12'],
	[{ ratio: 0, low: 0, high: 16_997 }, '–'],
	[{ low: 6.44 }, 'at least 6.4'],
	[{ ratio: 2, low: 0.5, high: 9 }, '2.0 (0.5–9.0)'],
	[{ ratio: 20_000, low: 2503, high: 90_000 }, 'over 1,000'],
	[{ ratio: 50, low: 2, high: 90_000 }, 'at least 2.0'],
])('a ratio of %j is %s', (ratio, text) => {
	expect(formatRatio(ratio)).toBe(text);
});

test.each([
	[0, '0'],
	[0.001, '1 min'],
	[0.37, '22 min'],
	[8.6, '8.6 h'],
	[36, '36 h'],
	[2304, '96 days'],
])('%d hours are %s', (hours, text) => {
	expect(formatHours(hours)).toBe(text);
});

test('the chart says in one sentence what it shows', () => {
	const step = { from: '2026-05-04T00:00:00Z', hours: 1, exposed_hours: 1, alerts: 0 };
	const steps = [
		{ ...step, exposure_percent: 1, incidents: [] },
		{ ...step, exposure_percent: 5, incidents: ['INC-2026-0030'] },
	];
	expect(describeSteps({ name: 'new-checkout', steps })).toBe(
		'Exposure of new-checkout step by step: 1 %, 5 % with INC-2026-0030',
	);
});
