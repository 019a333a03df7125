import { describe, expect, test } from 'vitest';
import type { AlertLine } from '../../src/core/records/alert-line.ts';
import { foldAlerts } from './fold-alerts.ts';

describe('foldAlerts', () => {
	const line = (decision: AlertLine['decision'], at: number, fingerprint = 'a', url?: string): AlertLine => ({
		schema: 1,
		delivery: `d${at}`,
		received: `2026-11-20T03:0${at}:00Z`,
		source: 'pagerduty',
		fingerprint,
		state: 'firing',
		at: `2026-11-20T03:0${at}:00Z`,
		name: 'n',
		title: 't',
		decision,
		reason: 'repeat/same-state',
		url,
	});
	test('runs of repeats of one alert become one row', () => {
		const { rows, omitted } = foldAlerts([
			line('opened', 0),
			line('repeated', 1),
			line('repeated', 2),
			line('repeated', 3, 'b'),
			line('repeated', 4),
			line('resolved', 5),
		]);
		expect(rows.map(({ decision, count, until }) => `${decision} ${count} ${until ?? ''}`)).toEqual([
			'opened 1 ',
			'repeated 2 2026-11-20T03:02:00Z',
			'repeated 1 ',
			'repeated 1 ',
			'resolved 1 ',
		]);
		expect(omitted).toBe(0);
	});

	test('a storm is cut, and the cut is counted', () => {
		const storm = Array.from({ length: 500 }, (_, index) => line('joined', index % 10, `f${index}`));
		const { rows, omitted, total } = foldAlerts(storm, 60);
		expect([rows.length, omitted, total]).toEqual([60, 440, 500]);
	});

	test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example'])('%s is no link', (url) => {
		expect(foldAlerts([line('opened', 0, 'a', url)]).rows[0]?.url).toBeUndefined();
	});
});
