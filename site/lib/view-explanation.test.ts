import { expect, test } from 'vitest';
import { catalogueOf, incidentFile } from './fixtures/catalogue-of.ts';
import { indexCatalogue } from './index-catalogue.ts';
import { viewExplanation } from './view-explanation.ts';

const catalogue = catalogueOf([
	incidentFile({ id: 'INC-2026-0001', service: 'orders-db', times: 'detected: 2026-11-01T00:00:00Z' }),
	incidentFile({ id: 'INC-2026-0002', times: 'detected: 2026-11-01T00:04:10Z' }),
	incidentFile({ id: 'INC-2026-0003' }),
]);
const index = indexCatalogue(catalogue);
const DUPLICATE = '{type: duplicate_of, incident: INC-2026-0002, by: triage}';

test.each([
	['nothing', '', []],
	[
		'what is only related or a repetition',
		'{type: related_to, incident: INC-2026-0001}, {type: recurrence_of, incident: INC-2026-0001}',
		[],
	],
	[
		'a cause with its path',
		'{type: caused_by, incident: INC-2026-0001, path: [checkout, gateway, orders-db], by: triage}',
		['Probably caused by INC-2026-0001 (Orders database), 5 min earlier: checkout, gateway, orders-db'],
	],
	[
		'a cause that a person names',
		'{type: caused_by, incident: INC-2026-0001, by: "@rina"}',
		['Caused by INC-2026-0001 (Orders database), 5 min earlier by Rina Wulan'],
	],
	['a cause that is not there', '{type: caused_by, incident: INC-2020-0009}', ['Probably caused by INC-2020-0009']],
	[
		'one that has no time',
		'{type: duplicate_of, incident: INC-2026-0003}',
		['Same problem as INC-2026-0003 (Checkout)'],
	],
	[
		'causes before duplicates, each incident once',
		`${DUPLICATE}, ${DUPLICATE}, {type: caused_by, incident: INC-2026-0001}`,
		[
			'Probably caused by INC-2026-0001 (Orders database), 5 min earlier',
			'Same problem as INC-2026-0002 (Checkout), 50 s earlier',
		],
	],
])('explained by %s', (_name, relations, expected) => {
	const [path, text] = incidentFile({
		id: 'INC-2026-0004',
		times: 'detected: 2026-11-01T00:05:00Z',
		more: `relations: [${relations}]`,
	});
	const incident = catalogueOf([[path, text]]).incidents[0]!;
	const said = viewExplanation(incident, catalogue, index).map(
		({ label, id, row, began, path: way, by }) =>
			`${label} ${id}${row ? ` (${row.serviceName})` : ''}${began ? `, ${began}` : ''}${way.length > 0 ? `: ${way.join(', ')}` : ''}${by ? ` by ${by}` : ''}`,
	);
	expect(said).toEqual(expected);
});
