import { expect, test } from 'vitest';
import { countWeeks } from './count-weeks.ts';
import { catalogueOf, incidentFile } from './fixtures/catalogue-of.ts';

const NOW = '2026-11-20T08:00:00Z';

test('countWeeks counts from Monday to Sunday and keeps empty weeks', () => {
	const file = (number: number, detected: string, severity = 'sev3') =>
		incidentFile({ id: `INC-2026-000${number}`, times: `detected: ${detected}`, severity });
	const { incidents } = catalogueOf([
		file(1, '2026-11-16T00:00:00Z', 'sev2'),
		file(2, '2026-11-15T23:59:59Z'),
		file(3, '2026-11-02T00:00:00Z', 'sev1'),
		file(4, '2026-11-01T23:59:59Z'),
	]);
	expect(countWeeks(incidents, { until: NOW, weeks: 3 })).toEqual([
		{ monday: '2026-11-02', severe: 1, other: 0 },
		{ monday: '2026-11-09', severe: 0, other: 1 },
		{ monday: '2026-11-16', severe: 1, other: 0 },
	]);
});
