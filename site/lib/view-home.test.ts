import { describe, expect, test } from 'vitest';
import { catalogueOf, incidentFile } from './fixtures/catalogue-of.ts';
import { indexCatalogue } from './index-catalogue.ts';
import { viewHome } from './view-home.ts';

describe('the home page', () => {
	test('what burns: the worst first, who is on it, what was last said', () => {
		const catalogue = catalogueOf([
			incidentFile({ id: 'INC-2026-0001', status: 'open', severity: 'sev4', times: 'detected: 2026-11-20T07:00:00Z' }),
			incidentFile({
				id: 'INC-2026-0002',
				status: 'open',
				severity: 'sev1',
				times: 'detected: 2026-11-20T06:00:00Z, acknowledged: 2026-11-20T06:01:00Z',
				more: 'roles: {on_call: "@rina", dba: "@nobody"}',
			}),
			[
				'incidents/2026/INC-2026-0002/timeline.yaml',
				'- {at: 2026-11-20T06:05:00Z, kind: note, text: Looking, by: "@rina"}\n',
			],
			incidentFile({ id: 'INC-2026-0003', status: 'lead-up', times: 'reported: 2026-11-20T06:00:00Z' }),
			incidentFile({ id: 'INC-2026-0004', times: 'detected: 2026-11-01T06:00:00Z, resolved: 2026-11-01T07:00:00Z' }),
		]);
		const home = viewHome(catalogue, indexCatalogue(catalogue));
		expect(home.open.map(({ id, acknowledged, people, latest }) => ({ id, acknowledged, people, latest }))).toEqual([
			{
				id: 'INC-2026-0002',
				acknowledged: true,
				people: [
					{ role: 'On call', name: 'Rina Wulan', team: 'payments' },
					{ role: 'DBA', name: '@nobody', team: undefined },
				],
				latest: { at: '2026-11-20T06:05:00Z', text: 'Looking' },
			},
			{ id: 'INC-2026-0001', acknowledged: false, people: [], latest: undefined },
		]);
		expect(home.leadUps.map(({ id }) => id)).toEqual(['INC-2026-0003']);
		expect(home.lately.map(({ id, lasted }) => `${id} ${lasted}`)).toEqual(['INC-2026-0004 1 h']);
		expect(home.quietSince).toBeUndefined();
	});

	test('an empty repository', () => {
		const catalogue = catalogueOf();
		const home = viewHome(catalogue, indexCatalogue(catalogue));
		expect(home).toMatchObject({ open: [], lately: [], leadUps: [], total: 0, quietSince: undefined });
	});
});
