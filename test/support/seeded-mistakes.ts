/** One mistake to plant in a copy of the example repository, and where the check has to find it. */
export interface SeededMistake {
	readonly file: string;
	/** Texts to change, each once; what is not in the file is a mistake of the table. */
	readonly swap?: readonly (readonly [from: string, to: string])[];
	/** The whole file, for one that was not there. */
	readonly write?: string | Buffer;
	readonly append?: string;
	readonly rule: string;
	/** A text of the line where it has to be found; by default the first line. */
	readonly on?: string;
	/** Title of the fix or suggestion that belongs to it. */
	readonly fix?: string;
}

const incident = (year: number, number: number, file = 'incident.md') =>
	`incidents/${year}/INC-${year}-${String(number).padStart(4, '0')}/${file}`;
const postmortem = (year: number, number: number) => incident(year, number, 'postmortem.md');
const timeline = (year: number, number: number) => incident(year, number, 'timeline.yaml');

/** Put together here, so that no scanner takes the source for a leak. */
const PASSWORD = ['password=', 'hunter22', '-and-more'].join('');

const DRAFT = `---
schema: 1
id: INC-DRAFT
title: Search takes five seconds
status: open
severity: sev4
kind: high-latency
service: search-api
team: storefront
product: marketplace
detected_by: engineer
times:
  detected: 2026-11-19T09:00:00Z
---
`;

const SCHEMA: readonly SeededMistake[] = [
	{
		file: incident(2025, 15),
		swap: [['affected_services:', 'afected_services:']],
		rule: 'incident/unknown-key',
		on: 'afected_services:',
		fix: 'Rename the key to "affected_services"',
	},
	{ file: incident(2026, 10), swap: [['severity: sev2', 'severity: sev9']], rule: 'incident/severity', on: 'sev9' },
	{ file: incident(2025, 26), swap: [['  closed: 20', '  closed: on 20']], rule: 'incident/times', on: 'closed: on' },
	{ file: incident(2026, 55), swap: [['title: ', 'title: &title ']], rule: 'incident/yaml', on: 'title: &title' },
	{ file: 'runbooks/backup-failed.md', swap: [['---\n', '---js\n']], rule: 'runbook/front-matter', on: '---js' },
	{ file: 'services/label-printing.yaml', swap: [['tier: ', '# tier: ']], rule: 'service/schema', on: 'schema: 1' },
];

const INCIDENTS: readonly SeededMistake[] = [
	{
		file: incident(2025, 9),
		swap: [['id: INC-2025-0009', 'id: INC-2025-0010']],
		rule: 'incident/id-in-folder',
		on: 'id: INC-2025-0010',
		fix: 'Write "INC-2025-0009"',
	},
	{
		file: incident(2025, 3),
		swap: [['mitigated: 2025-09-23T10', 'mitigated: 2025-09-23T12']],
		rule: 'incident/times-in-order',
		on: '  resolved: ',
	},
	{
		file: incident(2026, 70),
		swap: [['  resolved: 2026-11-18T', '  resolved: 2026-12-18T']],
		rule: 'incident/times-not-in-future',
		on: '  resolved: 2026-12-18T',
	},
	{
		file: incident(2026, 69),
		swap: [['  resolved: ', '  # resolved: ']],
		rule: 'incident/times-match-status',
		on: 'status: resolved',
	},
	{
		file: incident(2026, 59),
		swap: [
			['status: closed', 'status: resolved'],
			['  closed: ', '  # closed: '],
		],
		rule: 'incident/transition',
		on: 'status: resolved',
		fix: 'Leave the status "closed"',
	},
	{
		file: incident(2026, 7),
		swap: [['value: false-positive', 'value: actionable']],
		rule: 'incident/dismissed-with-reason',
		on: 'value: actionable',
	},
	{
		file: incident(2025, 1),
		swap: [['low: 9000', 'low: 99000']],
		rule: 'incident/amounts-in-order',
		on: 'low: 99000',
		fix: 'Exchange low and high',
	},
	{
		file: timeline(2026, 37),
		swap: [['at: 2026-06-11T02:20', 'at: 2026-06-11T01:50']],
		rule: 'timeline/in-order',
		on: 'at: 2026-06-11T01:50',
	},
	{
		file: timeline(2026, 59),
		append: '- at: 2026-12-24T09:00:00Z\n  kind: note\n  text: The limit goes up\n  by: "@somchai"\n',
		rule: 'timeline/not-in-future',
		on: 'at: 2026-12-24',
	},
	{
		file: timeline(2026, 10),
		swap: [['text: "Edge success rate below 85 %: Jakarta"', 'text: "Edge success rate below 95 %: Jakarta"']],
		rule: 'timeline/append-only',
		on: '- at: 2026-01-26T23:51:03Z',
	},
	{
		file: incident(2026, 49),
		swap: [['incident: INC-2025-0015', 'incident: INC-2026-0049']],
		rule: 'relations/no-cycle',
		on: 'incident: INC-2026-0049',
	},
	{
		file: incident(2026, 25),
		swap: [
			[
				'relations:\n',
				'relations:\n  - { type: related_to, incident: INC-2025-0001 }\n  - { type: related_to, incident: INC-2025-0001 } # twice\n',
			],
		],
		rule: 'relations/once',
		on: '# twice',
		fix: 'Remove the second',
	},
	{ file: 'incidents/drafts/Search_slow/incident.md', write: DRAFT, rule: 'drafts/well-formed' },
];

const REFERENCES: readonly SeededMistake[] = [
	{
		file: incident(2026, 1),
		swap: [['service: orders-db', 'service: order-db']],
		rule: 'references/known-service',
		on: 'service: order-db',
		fix: 'Name "orders-db"',
	},
	{
		file: 'services/cart-service.yaml',
		swap: [['owner: orders', 'owner: order']],
		rule: 'references/known-team',
		on: 'owner: order',
		fix: 'Name "orders"',
	},
	{
		file: incident(2026, 62),
		swap: [['runbooks:\n  - ', 'runbooks:\n  - no-such-thing\n  - ']],
		rule: 'references/known-runbook',
		on: 'no-such-thing',
	},
	{
		file: incident(2025, 6),
		swap: [['on_call: "@', 'on_call: "@nobody-']],
		rule: 'references/known-person',
		on: '@nobody-',
	},
	{
		file: postmortem(2025, 22),
		swap: [['causes:\n', 'causes:\n  - capacty\n']],
		rule: 'references/known-cause',
		on: 'capacty',
		fix: 'Name "capacity"',
	},
	{
		file: 'services/media-cdn.yaml',
		swap: [['product: marketplace', 'product: marketplce']],
		rule: 'references/known-product',
		on: 'product: marketplce',
		fix: 'Name "marketplace"',
	},
	{
		file: 'runbooks/checkout-5xx.md',
		swap: [['kinds: [high-error-rate,', 'kinds: [high-eror-rate,']],
		rule: 'references/known-kind',
		on: 'high-eror-rate',
		fix: 'Name "high-error-rate"',
	},
	{
		file: 'schedules/orders.yaml',
		swap: [['fallback: payments', 'fallback: payment']],
		rule: 'references/known-schedule',
		on: 'fallback: payment',
		fix: 'Name "payments"',
	},
	{
		file: incident(2026, 17),
		swap: [['incident: INC-2025-0001', 'incident: INC-2025-0099']],
		rule: 'references/known-incident',
		on: 'INC-2025-0099',
	},
];

const CATALOGUE: readonly SeededMistake[] = [
	{
		file: 'teams/logistics.yaml',
		swap: [['lead: "@joselito"', 'lead: "@rina"']],
		rule: 'team/lead-in-team',
		on: 'lead: "@rina"',
	},
	{
		file: 'teams/orders.yaml',
		append: '  - { handle: "@jun-ho", name: Jun-ho Baek, time_zone: Asia/Seoul }\n',
		rule: 'team/member-once',
		on: '{ handle: "@jun-ho"',
	},
	{
		file: 'teams/payments.yaml',
		swap: [['Europe/Oslo', 'Europe/Bergen']],
		rule: 'time/known-zone',
		on: 'Europe/Bergen',
	},
	{
		file: 'services/checkout-api.yaml',
		swap: [['depends_on:\n', 'depends_on:\n  - checkout-api\n']],
		rule: 'service/depends-on-others',
		on: '- checkout-api',
		fix: 'Remove the entry',
	},
	{
		file: 'services/search-api.yaml',
		swap: [['labels: { service: search-api }', 'labels: { service: cart-service }']],
		rule: 'service/claims-once',
		on: 'labels: { service: cart-service }',
	},
	{
		file: 'schedules/payments.yaml',
		swap: [['until: 2026-03-23T', 'until: 2026-03-13T']],
		rule: 'schedule/overrides-fit',
		on: 'until: 2026-03-13T',
	},
	{
		file: 'schedules/platform.yaml',
		swap: [['every: week', 'every: week\n      length: 2']],
		rule: 'schedule/rotation-fits',
		on: 'length: 2',
	},
	{
		file: 'schedules/data.yaml',
		swap: [['{ after: 5m, notify: [secondary, dba] }', '{ after: 0m, notify: [secondary, dba] }']],
		rule: 'schedule/escalation-fits',
		on: 'after: 0m, notify: [secondary, dba]',
	},
	{ file: 'policies/severity.yaml', write: 'schema: 1\n', rule: 'files/known-place' },
	{
		file: 'policies/targets.yaml',
		swap: [['within: 45m', 'within: 3h']],
		rule: 'policy/targets-forward',
		on: 'within: 3h',
	},
	{
		file: 'policies/checks.yaml',
		write:
			'schema: 1\npersonal_data:\n  - { id: phone, pattern: "+62##########*", name: telephone number, allow: "+62" }\n',
		rule: 'checks/personal-data',
		on: 'allow: "+62"',
	},
];

const FILES: readonly SeededMistake[] = [
	{ file: 'alerts/2026/11/10.ndjson', append: '\n', rule: 'alerts/archive-untouched' },
	{
		file: incident(2026, 20),
		append: '\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> other\n',
		rule: 'files/no-conflict-marks',
		on: '<<<<<<<',
	},
	{
		file: incident(2026, 31),
		append: '\nZahlungen mit J\ufffdrg gepr\u00fcft\n',
		rule: 'files/utf-8',
		on: 'Zahlungen',
	},
	{
		file: incident(2026, 21, 'errors.svg'),
		write: '<svg xmlns="http://www.w3.org/2000/svg"/>',
		rule: 'files/picture-type',
	},
	{ file: incident(2026, 21, 'errors.png'), write: Buffer.alloc(1_200_000, 1), rule: 'files/picture-size' },
	{ file: incident(2026, 64), append: '\n![graph](graph.png)\n', rule: 'links/resolve', on: 'graph.png' },
	{
		file: incident(2026, 14),
		append: `\nI ran \`psql "${PASSWORD}"\`.\n`,
		rule: 'secrets/no-secret',
		on: 'I ran',
		fix: 'Write [redacted]',
	},
];

const TEXTS: readonly SeededMistake[] = [
	{
		file: postmortem(2026, 66),
		swap: [['## Lessons learned', '## Lesson learned']],
		rule: 'postmortem/sections',
		on: '## Lesson learned',
		fix: 'Call it "Lessons learned"',
	},
	{
		file: postmortem(2026, 68),
		swap: [['The on-call engineer saw', 'Budi Hartanto saw']],
		rule: 'blameless/names',
		on: 'Budi Hartanto saw',
		fix: 'Write "The engineer"',
	},
	{
		file: postmortem(2026, 40),
		swap: [['## Root cause\n\n', '## Root cause\n\nIt was human error. ']],
		rule: 'blameless/phrases',
		on: 'It was human error',
	},
	{
		file: 'runbooks/index-stale.md',
		swap: [['## Mitigation', '## What to do']],
		rule: 'runbook/sections',
		on: '4. Hours are missing',
	},
];

/** Mistakes of every sort, each in a file of its own. */
export const SEEDED_MISTAKES: readonly SeededMistake[] = [
	...SCHEMA,
	...INCIDENTS,
	...REFERENCES,
	...CATALOGUE,
	...FILES,
	...TEXTS,
];
