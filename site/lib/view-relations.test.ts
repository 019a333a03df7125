import { describe, expect, test } from 'vitest';
import { catalogueOf, incidentFile } from './fixtures/catalogue-of.ts';
import { indexCatalogue } from './index-catalogue.ts';
import { listLinked, listNeighbours, viewRelations } from './view-relations.ts';

describe('related incidents', () => {
	const catalogue = catalogueOf([
		incidentFile({ id: 'INC-2026-0001', times: 'detected: 2026-11-01T00:00:00Z' }),
		incidentFile({
			id: 'INC-2026-0002',
			times: 'detected: 2026-11-02T00:00:00Z',
			more: `relations:
  - {type: caused_by, incident: INC-2026-0001, path: [checkout, gateway], reason: cascade/upstream-open, by: triage}
  - {type: related_to, incident: INC-2020-0009, reason: by-hand}`,
		}),
		incidentFile({
			id: 'INC-2026-0003',
			times: 'detected: 2026-11-03T00:00:00Z',
			service: 'gateway',
			more: 'affected_services: [checkout]\nrelations: [{type: related_to, incident: INC-2026-0001}]',
		}),
	]);
	const index = indexCatalogue(catalogue);
	const related = (id: string) => viewRelations(index.incidentById.get(id)!, index);

	test('in both directions, unknown ones too, without causes and repetitions', () => {
		expect(related('INC-2026-0002')).toEqual([{ id: 'INC-2020-0009', incident: undefined, reason: 'by-hand' }]);
		expect(related('INC-2026-0003').map(({ id }) => id)).toEqual(['INC-2026-0001']);
		expect(related('INC-2026-0001').map(({ id }) => id)).toEqual(['INC-2026-0003']);
	});

	test('linked is whatever a relation names, in both directions', () => {
		const linked = (id: string) => [...listLinked(index.incidentById.get(id)!, index)];
		expect(linked('INC-2026-0001')).toEqual(['INC-2026-0002', 'INC-2026-0003']);
		expect(linked('INC-2026-0002')).toEqual(['INC-2026-0001', 'INC-2020-0009']);
	});

	test('neighbours are of the same service, by affected services too, without those already linked', () => {
		const incident = index.incidentById.get('INC-2026-0001')!;
		const ids = (except: string[]) =>
			listNeighbours(incident, index, { limit: 5, except: new Set(except) }).map(({ id }) => id);
		expect(ids([])).toEqual(['INC-2026-0003', 'INC-2026-0002']);
		expect(ids(['INC-2026-0002'])).toEqual(['INC-2026-0003']);
	});
});
