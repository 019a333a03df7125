import { describe, expect, test } from 'vitest';
import { catalogueOf, incidentFile } from './fixtures/catalogue-of.ts';
import { indexCatalogue } from './index-catalogue.ts';
import { viewFamilyHistory } from './view-family-history.ts';

const repeats = (id: string) => `relations: [{type: recurrence_of, incident: ${id}}]`;

function postmortem(id: string, actions: readonly string[]): [string, string] {
	const lines = actions.map((action, at) => `  - {id: A${at + 1}, text: Text ${at + 1}, type: prevent, ${action}}`);
	return [
		`incidents/2026/${id}/postmortem.md`,
		`---\nschema: 1\nincident: ${id}\nstatus: accepted\ndue: 2026-02-01\ncauses: []\nactions:\n${lines.join('\n')}\n---\n`,
	];
}

describe('viewFamilyHistory', () => {
	const catalogue = catalogueOf([
		incidentFile({ id: 'INC-2026-0001', times: 'detected: 2026-01-01T00:00:00Z' }),
		postmortem('INC-2026-0001', [
			'owner: "@rina", due: 2026-12-01, status: open',
			'owner: "@ghost", due: 2026-10-21, status: open',
			'owner: "@rina", due: 2026-01-01, status: done',
		]),
		incidentFile({ id: 'INC-2026-0002', times: 'detected: 2026-05-01T00:00:00Z', more: repeats('INC-2026-0001') }),
		postmortem('INC-2026-0002', [
			'owner: "@rina", due: 2026-11-20, status: open',
			'owner: "@rina", due: 2026-01-01, status: dropped',
		]),
		incidentFile({ id: 'INC-2026-0003', times: 'detected: 2026-11-01T00:00:00Z', more: repeats('INC-2026-0002') }),
		incidentFile({ id: 'INC-2026-0004', times: 'detected: 2026-11-02T00:00:00Z' }),
		incidentFile({ id: 'INC-2026-0005', more: repeats('INC-2020-0009') }),
	]);
	const index = indexCatalogue(catalogue);
	const view = (id: string, earlier: readonly string[] = []) =>
		viewFamilyHistory(index.incidentById.get(id)!, earlier, { index, today: '2026-11-20' });

	test('an incident that happened once has none', () => {
		expect(view('INC-2026-0004')).toBeUndefined();
	});

	test('times stand in their order, whatever order they were found in, later ones too', () => {
		const times = (id: string, earlier: readonly string[]) =>
			view(id, earlier)!.times.map(
				(one) => `${one.id}${one.isCurrent ? ' this' : ''}${one.isOnRecord ? '' : ' unknown'}`,
			);
		const all = ['INC-2026-0001', 'INC-2026-0002', 'INC-2026-0003'];
		expect(times('INC-2026-0003', ['INC-2026-0002', 'INC-2026-0001'])).toEqual([all[0], all[1], `${all[2]} this`]);
		expect(times('INC-2026-0002', ['INC-2026-0001'])).toEqual([all[0], `${all[1]} this`, all[2]]);
		expect(times('INC-2026-0001', [])).toEqual([`${all[0]} this`, all[1]]);
		expect(times('INC-2026-0005', ['INC-2020-0009'])).toEqual(['INC-2020-0009 unknown', 'INC-2026-0005 this']);
	});

	test('a consequence has the history that its family gives it', () => {
		expect(view('INC-2026-0004', ['INC-2026-0001'])!.unfinished.map(({ incident }) => incident)).toEqual([
			'INC-2026-0001',
			'INC-2026-0001',
		]);
	});

	test('what earlier postmortems left undone, the longest overdue first; its own is not asked', () => {
		const { unfinished, unlisted, actions } = view('INC-2026-0003', ['INC-2026-0002', 'INC-2026-0001'])!;
		expect(
			unfinished.map(({ action, incident, daysLate }) => [incident, action.id, action.ownerName, daysLate]),
		).toEqual([
			['INC-2026-0001', 'A2', '@ghost', 30],
			['INC-2026-0002', 'A1', 'Rina Wulan', 0],
			['INC-2026-0001', 'A1', 'Rina Wulan', 0],
		]);
		expect([unlisted, actions]).toEqual([0, { open: 3, done: 1, dropped: 1 }]);
		expect(view('INC-2026-0001')).toMatchObject({ isRepeat: false, unfinished: [], actions: { open: 0 } });
	});
});
