import { describe, expect, test } from 'vitest';
import { catalogueOf, incidentFile } from './fixtures/catalogue-of.ts';
import { indexCatalogue } from './index-catalogue.ts';
import { listNeighbours, viewRelations } from './view-relations.ts';

describe('related incidents', () => {
	const catalogue = catalogueOf([
		incidentFile({ id: 'INC-2026-0001', times: 'detected: 2026-11-01T00:00:00Z' }),
		incidentFile({
			id: 'INC-2026-0002',
			times: 'detected: 2026-11-02T00:00:00Z',
			more: `relations:
  - {type: caused_by, incident: INC-2026-0001, path: [checkout, gateway], reason: cascade/upstream-open, by: triage}
  - {type: recurrence_of, incident: INC-2020-0009}`,
		}),
		incidentFile({
			id: 'INC-2026-0003',
			times: 'detected: 2026-11-03T00:00:00Z',
			service: 'gateway',
			more: 'affected_services: [checkout]',
		}),
	]);
	const index = indexCatalogue(catalogue);
	const related = (id: string) =>
		viewRelations(index.incidentById.get(id)!, index).map(
			(one) => `${one.label} ${one.id}${one.incident ? '' : ' (unknown)'} ${one.path.join('>')}`,
		);

	test('in both directions, unknown ones too', () => {
		expect(related('INC-2026-0002')).toEqual([
			'Caused by INC-2026-0001 checkout>gateway',
			'Happened before as INC-2020-0009 (unknown) ',
		]);
		expect(related('INC-2026-0001')).toEqual(['Caused INC-2026-0002 checkout>gateway']);
	});

	test('neighbours are of the same service, by affected services too, without those already linked', () => {
		const incident = index.incidentById.get('INC-2026-0001')!;
		const ids = (except: string[]) =>
			listNeighbours(incident, index, { limit: 5, except: new Set(except) }).map(({ id }) => id);
		expect(ids([])).toEqual(['INC-2026-0003', 'INC-2026-0002']);
		expect(ids(['INC-2026-0002'])).toEqual(['INC-2026-0003']);
	});
});
