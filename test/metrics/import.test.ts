import { describe, expect, test } from 'vitest';
import { planImport } from '../../src/app/import/plan-import.ts';
import { losses, plan, STATUSPAGE, targetOf, textOf } from './import.fixture.ts';

describe('statuspage', () => {
	const imported = plan('statuspage', ['history.json', JSON.stringify(STATUSPAGE)]);

	test('an incident, whole', () => {
		expect(imported.added.map(({ id, title }) => `${id} ${title}`)).toEqual([
			'INC-2025-0001 Entered later',
			'INC-2026-0001 Checkout <b>fails</b>',
		]);
		expect(textOf(imported, 'INC-2026-0001/incident.md')).toMatchInlineSnapshot(`
			"---
			schema: 1
			id: INC-2026-0001
			title: Checkout <b>fails</b>
			status: resolved
			severity: sev2
			kind: other
			service: checkout
			team: payments
			product: shop
			detected_by: engineer
			times:
			  impact_started: 2026-02-01T02:40:00Z
			  detected: 2026-02-01T03:00:00Z
			  mitigated: 2026-02-01T04:00:00Z
			  resolved: 2026-02-01T05:00:00Z
			refs:
			  imported_statuspage:
			    id: abc
			    url: https://stspg.example/abc
			---
			"
		`);
		expect(textOf(imported, 'INC-2026-0001/timeline.yaml')).toMatchInlineSnapshot(`
			"- at: 2026-02-01T03:00:00Z
			  kind: communication
			  text: |-
			    investigating: We look & listen.
			    More soon.
			  by: statuspage
			- at: 2026-02-01T05:00:00Z
			  kind: communication
			  text: "resolved: It works."
			  by: statuspage
			"
		`);
	});

	test('every loss is named', () => {
		expect(losses(imported)).toMatchInlineSnapshot(`
			[
			  "history.json: incidents[1] is maintenance and no incident; left out",
			  "history.json: incidents[2].impact "huge" is no impact known here; severity by default",
			  "history.json: incidents[2].resolved_at is the same as created_at, so it was entered afterwards; not taken as a time of resolution",
			  "history.json: incidents[3].created_at is no time that can be read; left out",
			  "history.json: incidents[3] lacks an id, a name or created_at; left out",
			  "history.json: service is not known; kept as unknown",
			  "history.json: kind is not known; kept as the default",
			  "history.json: detected_by is not known; kept as engineer",
			  "history.json: team is not known; kept as unassigned",
			  "history.json: kind is not known; kept as the default",
			  "history.json: detected_by is not known; kept as engineer",
			]
		`);
	});

	test('one file an incident, and a list, say the same', () => {
		const [first] = STATUSPAGE.incidents;
		const alone = plan('statuspage', ['a.json', JSON.stringify({ page: {}, incident: first })]);
		const list = plan('statuspage', ['a.json', JSON.stringify([first])]);
		expect(textOf(alone, 'incident.md')).toBe(textOf(imported, 'INC-2026-0001/incident.md'));
		expect(list.changes).toEqual(alone.changes);
	});

	test('what is there already is not written again, and numbers go on', () => {
		const before = plan('statuspage', ['a.json', JSON.stringify([STATUSPAGE.incidents[0]])]);
		const again = planImport(
			'statuspage',
			[{ name: 'history.json', text: JSON.stringify(STATUSPAGE) }],
			targetOf(before.changes),
		);
		expect([again.known, again.added.map(({ id }) => id)]).toEqual([['abc'], ['INC-2025-0001']]);
		const next = { ...STATUSPAGE.incidents[0], id: 'next' };
		const more = planImport('statuspage', [{ name: 'b.json', text: JSON.stringify([next]) }], targetOf(before.changes));
		expect(more.added.map(({ id }) => id)).toEqual(['INC-2026-0002']);
	});
});

const PAGERDUTY = {
	incidents: [
		{
			id: 'PT4KHLK',
			incident_number: 1234,
			assignments: [],
			title: 'The server is on fire.',
			created_at: '2026-03-06T21:30:42Z',
			status: 'resolved',
			urgency: 'high',
			priority: { summary: 'P2', type: 'priority_reference' },
			service: { id: 'PWIXJZS', summary: 'Checkout API' },
			teams: [{ id: 'PQ9K7I8', summary: 'Engineering' }],
			html_url: 'https://acme.example/incidents/PT4KHLK',
			acknowledgements: [],
			last_status_change_at: '2026-03-06T21:38:23Z',
			log_entries: [
				{ type: 'acknowledge_log_entry', created_at: '2026-03-06T21:32:00Z', summary: 'Acknowledged by Earline' },
				{ type: 'trigger_log_entry', created_at: '2026-03-06T21:30:42Z', summary: 'Triggered through the API' },
			],
		},
		{
			id: 'PCHILD',
			title: 'The server smokes',
			created_at: '2026-03-06T21:31:00Z',
			status: 'resolved',
			urgency: 'low',
			priority: { summary: 'Urgent' },
			service: { summary: 'Mail' },
			resolved_at: '2026-03-06T21:33:00Z',
			resolve_reason: { type: 'merge_resolve_reason', incident: { id: 'PT4KHLK' } },
		},
	],
	limit: 25,
	more: false,
};

test('pagerduty: times from the log, priorities, teams, merged incidents', () => {
	const imported = plan('pagerduty', ['page-1.json', JSON.stringify(PAGERDUTY)]);
	expect(textOf(imported, 'INC-2026-0001/incident.md')).toMatchInlineSnapshot(`
		"---
		schema: 1
		id: INC-2026-0001
		title: The server is on fire.
		status: resolved
		severity: sev2
		kind: other
		service: checkout
		team: engineering
		product: shop
		detected_by: alert
		times:
		  detected: 2026-03-06T21:30:42Z
		  acknowledged: 2026-03-06T21:32:00Z
		  resolved: 2026-03-06T21:38:23Z
		refs:
		  pagerduty:
		    id: PT4KHLK
		    url: https://acme.example/incidents/PT4KHLK
		  imported_pagerduty:
		    id: PT4KHLK
		---
		"
	`);
	expect(textOf(imported, 'INC-2026-0002/incident.md')).toContain('type: duplicate_of\n    incident: INC-2026-0001');
	expect(losses(imported)).toMatchInlineSnapshot(`
		[
		  "page-1.json: incidents[0].incident_number has no place in an incident; left out",
		  "page-1.json: incidents[1].priority.summary "Urgent" says no severity from 1 to 5; taken from the urgency",
		  "page-1.json: incidents[1].acknowledgements is empty once resolved; export log_entries to know it",
		  "page-1.json: team teams/ has no "Engineering"; kept as engineering",
		  "page-1.json: kind is not known; kept as the default",
		  "page-1.json: service services/ has no "Mail"; kept as mail",
		  "page-1.json: kind is not known; kept as the default",
		  "page-1.json: team is not known; kept as unassigned",
		]
	`);
});

test('cstate: an issue, an announcement, and times without an offset are UTC', () => {
	const issue = `---
title: Unavailable guilds
date: 2026-04-13 15:54:00
resolved: true
resolvedWhen: 2026-04-13 17:30:00
# Possible severity levels: down, disrupted, notice
severity: down
affected:
  - checkout
section: issue
author: someone
---

*Post-mortem*
`;
	const imported = plan(
		'cstate',
		['2026-04-13-guilds.md', issue],
		['new.md', '---\ntitle: We moved\ndate: 2026-01-01\nseverity: notice\ninformational: true\n---\n'],
		['toml.md', '+++\ntitle = "x"\n+++\n'],
	);
	expect(textOf(imported, 'incident.md')).toMatchInlineSnapshot(`
		"---
		schema: 1
		id: INC-2026-0001
		title: Unavailable guilds
		status: resolved
		severity: sev2
		kind: service-down
		service: checkout
		team: payments
		product: shop
		detected_by: engineer
		times:
		  detected: 2026-04-13T15:54:00Z
		  resolved: 2026-04-13T17:30:00Z
		refs:
		  imported_cstate:
		    id: 2026-04-13-guilds.md
		---

		*Post-mortem*
		"
	`);
	expect(losses(imported)).toMatchInlineSnapshot(`
		[
		  "2026-04-13-guilds.md: author has no place in an incident; left out",
		  "new.md:  is an announcement and no incident; left out",
		  "toml.md:  Unexpected start of file, expected front matter that opens with ---; nothing was read",
		  "2026-04-13-guilds.md: detected_by is not known; kept as engineer",
		]
	`);
});

test('markdown: whatever people called it, and every key that has no place', () => {
	const text = `---
start_time: 2026-05-01T10:00:00+02:00
detected_at: 2026-05-01 08:10
end: 2026-05-01T09:00Z
priority: SEV-2
services: Checkout API, Mail
squad: Payments
mood: bad
---

# Voucher codes were guessed

It was quick.
`;
	const imported = plan('markdown', ['2026/voucher.md', text], ['empty.md', '---\ntitle: No date\n---\n']);
	expect(textOf(imported, 'incident.md')).toMatchInlineSnapshot(`
		"---
		schema: 1
		id: INC-2026-0001
		title: Voucher codes were guessed
		status: resolved
		severity: sev2
		kind: other
		service: checkout
		affected_services:
		  - mail
		team: payments
		product: shop
		detected_by: engineer
		times:
		  impact_started: 2026-05-01T08:00:00Z
		  detected: 2026-05-01T08:10:00Z
		  resolved: 2026-05-01T09:00:00Z
		refs:
		  imported_markdown:
		    id: 2026/voucher.md
		---

		# Voucher codes were guessed

		It was quick.
		"
	`);
	expect(losses(imported)).toMatchInlineSnapshot(`
		[
		  "2026/voucher.md: mood has no place in an incident; left out",
		  "empty.md:  lacks a title or a date; left out",
		  "2026/voucher.md: service services/ has no "Mail"; kept as mail",
		  "2026/voucher.md: team teams/ has no "Payments"; kept as payments",
		  "2026/voucher.md: kind is not known; kept as the default",
		  "2026/voucher.md: detected_by is not known; kept as engineer",
		]
	`);
});
