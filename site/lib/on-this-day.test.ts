import { expect, test } from 'vitest';
import { catalogueOf, incidentFile } from './fixtures/catalogue-of.ts';
import { onThisDay } from './on-this-day.ts';

const on = (id: string, detected: string, severity = 'sev3') =>
	incidentFile({ id, severity, times: `detected: ${detected}, resolved: ${detected}` });

test.each([
	[
		'the same day of earlier years, last year first, the worst first',
		'2026-11-20',
		['2025 1: INC-2025-0002 INC-2025-0001', '2023 3: INC-2023-0001'],
	],
	['a day on which nothing began', '2026-11-21', []],
	['over the turn of the year', '2026-12-31', ['2024 2: INC-2024-0009']],
	['a leap day only in leap years', '2028-02-29', ['2024 4: INC-2024-0010']],
	['its own year is no history', '2025-11-20', ['2023 2: INC-2023-0001']],
])('%s', (_, today, expected) => {
	const catalogue = catalogueOf([
		on('INC-2025-0001', '2025-11-20T09:00:00Z'),
		on('INC-2025-0002', '2025-11-20T08:00:00Z', 'sev1'),
		on('INC-2025-0003', '2025-11-19T16:59:00Z'),
		on('INC-2023-0001', '2023-11-19T17:00:00Z'),
		on('INC-2024-0009', '2024-12-31T10:00:00Z'),
		on('INC-2024-0010', '2024-02-29T10:00:00Z'),
		on('INC-2026-0001', '2026-11-20T07:00:00Z'),
	]);
	const found = onThisDay(catalogue, today).map(
		({ day, years, incidents }) => `${day.slice(0, 4)} ${years}: ${incidents.map(({ id }) => id).join(' ')}`,
	);
	expect(found).toEqual(expected);
});
