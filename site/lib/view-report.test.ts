import { expect, test } from 'vitest';
import type { ReportChart } from '../../src/core/records/report.ts';
import { viewReport } from './view-report.ts';

const CHART: ReportChart = {
	id: 'counts',
	title: 'Incidents a week',
	kind: 'bars',
	unit: 'incidents',
	points: [
		['2026-W46', 2],
		['2026-W47', 4],
	],
	new_from: 1,
};

const FACTS = { schema: 1, kind: 'weekly', period: '2026-W47', as_of: '2026-11-23T02:00:00Z' } as const;

const BODY = `
# Acme \\& Sons: incidents of 2026-W47

4 incidents began.

Incidents a week: 2, 4 (2026-W46 to 2026-W47)

## Overdue
`;

test('the title and the words of drawn charts are taken out of the text', () => {
	expect(viewReport({ name: '2026-W47', facts: { ...FACTS, charts: [CHART] }, body: BODY })).toEqual({
		title: 'Acme & Sons: incidents of 2026-W47',
		charts: [
			{
				title: 'Incidents a week',
				words: '2, 4 (2026-W46 to 2026-W47)',
				kind: 'bars',
				bar: 40,
				marks: [
					{ x: 130, y: 50, isNew: false },
					{ x: 390, y: 0, isNew: true },
				],
			},
		],
		body: '\n4 incidents began.\n\n## Overdue\n',
	});
});

test('the line by which an agenda is found again is no text', () => {
	const agenda = '\n<!-- tocsin-retrospective 2026-11 -->\n# Retrospective of 2026-11-20\n\nText\n';
	const view = viewReport({ name: '2026-11-retrospective', facts: { ...FACTS, kind: 'retrospective' }, body: agenda });
	expect(view).toEqual({ title: 'Retrospective of 2026-11-20', charts: [], body: '\nText\n' });
});

test('without charts their words stay, and without a title the file names it', () => {
	expect(viewReport({ name: '2026-W47', facts: FACTS, body: BODY }).body).toContain('Incidents a week: 2, 4');
	expect(viewReport({ name: '2026-W47', facts: FACTS, body: 'Text\n' })).toEqual({
		title: '2026-W47',
		charts: [],
		body: 'Text\n',
	});
});
