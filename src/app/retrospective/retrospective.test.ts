import { expect, test } from 'vitest';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import { deriveAgenda } from './derive-agenda.ts';
import { printAgenda } from './print-agenda.ts';

interface Told {
	readonly day: string;
	readonly status?: string;
	readonly severity?: string;
	readonly service?: string;
	readonly kind?: string;
	readonly title?: string;
	readonly relations?: string;
	readonly postmortem?: string;
}

function incident(number: number, told: Told): readonly (readonly [string, string])[] {
	const id = `INC-${told.day.slice(0, 4)}-${String(number).padStart(4, '0')}`;
	const { status = 'closed', severity = 'sev3', service = 'till', kind = 'high-latency', relations = '[]' } = told;
	const folder = `incidents/${told.day.slice(0, 4)}/${id}`;
	const facts = `schema: 1
id: ${id}
title: "${told.title ?? `Title of ${number}`}"
status: ${status}
severity: ${severity}
kind: ${kind}
service: ${service}
team: payments
product: shop
detected_by: alert
times: {detected: ${told.day}T20:00:00Z, resolved: ${told.day}T21:00:00Z}
relations: ${relations}
`;
	const postmortem = told.postmortem && `---\nschema: 1\nincident: ${id}\n${told.postmortem}\n---\n`;
	const files = [[`${folder}/incident.md`, `---\n${facts}---\n`] as const];
	return postmortem ? [...files, [`${folder}/postmortem.md`, postmortem]] : files;
}

const DONE = 'status: accepted\ndue: 2026-11-01\ncauses: [capacity]\nactions: []';

function action(id: string, due: string, owner = '@budi', text = 'Test it', more = ''): string {
	return `{id: ${id}, text: "${text}", type: prevent, owner: "${owner}", due: ${due}, status: open${more}}`;
}

const POLICIES = [
	[
		'policies/postmortems.yaml',
		`schema: 1
required_for: {kinds: [service-down], severities: [sev1, sev2, sev3]}
open_on: resolve
due: [{severity: sev2, within: 5d}, {severity: sev3, within: 7d}]
actions_due: []
`,
	],
	['policies/causes.yaml', 'schema: 1\ncauses: [{id: capacity, name: Capacity}, {id: dns, name: Name resolution}]\n'],
	[
		'policies/site.yaml',
		'schema: 1\norganisation: Acme\nrepository: https://github.com/acme/incidents/\ntime_zone: Asia/Jakarta\nvisibility: internal\n',
	],
] as const;

const STORIES = [
	...incident(1, {
		day: '2025-03-01',
		title: 'Pool is full',
		postmortem: `status: accepted\ndue: 2025-03-08\ncauses: [dns]\nactions: [${action('A2', '2026-01-31', '@elif', 'Split the pool', ', ticket: PAY-7')}]`,
	}),
	...incident(1, { day: '2026-07-01', postmortem: DONE }),
	...incident(2, { day: '2026-09-01', postmortem: DONE }),
	...incident(3, { day: '2026-09-02', postmortem: DONE }),
	...incident(4, {
		day: '2026-10-01',
		title: 'Pool is *full* again, says @boss',
		kind: 'service-down',
		relations: '[{type: recurrence_of, incident: INC-2025-0001}]',
		postmortem: `status: accepted\ndue: 2026-10-08\ncauses: [dns, capacity]\nactions: [${action('A1', '2026-11-19')}, ${action('A2', '2026-11-20')}]`,
	}),
	...incident(5, { day: '2026-10-02', relations: '[{type: duplicate_of, incident: INC-2026-0004}]' }),
	...incident(6, {
		day: '2026-11-10',
		status: 'resolved',
		postmortem: 'status: in-review\ndue: 2026-11-17\ncauses: []\nactions: []',
	}),
	...incident(7, { day: '2026-11-18', status: 'resolved', severity: 'sev2' }),
	...incident(8, { day: '2026-11-19', status: 'open', severity: 'sev1' }),
	...incident(9, { day: '2026-11-19', status: 'resolved', severity: 'sev4', service: 'gate' }),
];

function catalogueOf(files: Iterable<readonly [string, string]>) {
	const all = new Map(files);
	return readCatalogue({ paths: () => [...all.keys()].sort(), read: (path) => all.get(path)!, version: () => '1' });
}

const CATALOGUE = catalogueOf([...POLICIES, ...STORIES]);

test('the agenda, whole', () => {
	expect(CATALOGUE.problems).toEqual([]);
	const agenda = deriveAgenda(CATALOGUE, '2026-11-20T08:00:00Z');
	const short = printAgenda(agenda, CATALOGUE.policies.site).replaceAll(
		'https://github.com/acme/incidents/blob/main/incidents',
		'',
	);
	expect(short).toMatchInlineSnapshot(`
		"# Retrospective of 2026-11-20

		Incidents from 2026-08-21 to 2026-11-20. For each point: keep it, change it, or drop it, and who tells the others.

		## Postmortems to read

		- [INC-2026-0007](/2026/INC-2026-0007/incident.md) Title of 7 (sev2, payments): not begun, due 2026-11-23
		- [INC-2026-0006](/2026/INC-2026-0006/postmortem.md) Title of 6 (sev3, payments): in review, **was due 2026-11-17**

		## Overdue actions

		- [INC-2025-0001](/2025/INC-2025-0001/postmortem.md) A2, 293 days late (due 2026-01-31), @elif, PAY-7: Split the pool
		- [INC-2026-0004](/2026/INC-2026-0004/postmortem.md) A1, 1 day late (due 2026-11-19), @budi, no ticket: Test it

		1 more action is open and in time.

		## What came back

		- **5 times**: till, high-latency: [INC-2026-0008](/2026/INC-2026-0008/incident.md), [INC-2026-0007](/2026/INC-2026-0007/incident.md), [INC-2026-0006](/2026/INC-2026-0006/incident.md), [INC-2026-0003](/2026/INC-2026-0003/incident.md), [INC-2026-0002](/2026/INC-2026-0002/incident.md)
		- **2 times**: Pool is \\*full\\* again, says @⁠boss: [INC-2026-0004](/2026/INC-2026-0004/incident.md), [INC-2025-0001](/2025/INC-2025-0001/incident.md)
		  - still open: [INC-2026-0004](/2026/INC-2026-0004/postmortem.md) A1, @budi, due 2026-11-19: Test it
		  - still open: [INC-2026-0004](/2026/INC-2026-0004/postmortem.md) A2, @budi, due 2026-11-20: Test it
		  - still open: [INC-2025-0001](/2025/INC-2025-0001/postmortem.md) A2, @elif, due 2026-01-31: Split the pool

		## Common causes

		- Capacity: 3 incidents, 1 in the period before: [INC-2026-0004](/2026/INC-2026-0004/incident.md), [INC-2026-0003](/2026/INC-2026-0003/incident.md), [INC-2026-0002](/2026/INC-2026-0002/incident.md)
		"
	`);
});

test('a day begins in the time zone of the organisation', () => {
	expect(deriveAgenda(CATALOGUE, '2026-11-20T18:00:00Z').day).toBe('2026-11-21');
	expect(deriveAgenda(CATALOGUE, '2026-11-20').day).toBe('2026-11-20');
	expect(deriveAgenda(catalogueOf(STORIES), '2026-11-20T18:00:00Z').day).toBe('2026-11-20');
});

test('the order of files changes nothing', () => {
	const other = catalogueOf([...POLICIES, ...STORIES].reverse());
	expect(printAgenda(deriveAgenda(other, '2026-11-20'))).toBe(printAgenda(deriveAgenda(CATALOGUE, '2026-11-20')));
});

test('an empty repository has an agenda too', () => {
	const text = printAgenda(deriveAgenda(catalogueOf([]), '2026-11-20'));
	expect(text).toContain('All are accepted.');
	expect(text).toContain('No cause was named twice.');
});
