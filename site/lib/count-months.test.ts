import { expect, test } from 'vitest';
import { countMonths } from './count-months.ts';
import { catalogueOf, incidentFile } from './fixtures/catalogue-of.ts';

const NOW = '2026-11-20T08:00:00Z';

test('countMonths counts the month of the last moment and the eleven before', () => {
	const { incidents } = catalogueOf(
		['2026-11-20', '2026-11-01', '2025-12-31', '2025-11-30'].map((day, index) =>
			incidentFile({ id: `INC-2026-000${index}`, times: `detected: ${day}T12:00:00Z` }),
		),
	);
	expect(countMonths(incidents, NOW)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
});
