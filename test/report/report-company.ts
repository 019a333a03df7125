import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';

/** Monday 16 November 2026, 09:00 in Jakarta. */
export const MONDAY = '2026-11-16T02:00:00Z';

/** An incident of a small company; times are UTC, and absent ones are not reached. */
export function incidentFile(id: string, front: string): [path: string, text: string] {
	return [
		`incidents/${id.slice(4, 8)}/${id}/incident.md`,
		`---
schema: 1
id: ${id}
kind: high-latency
service: till
product: shop
detected_by: alert
${front}
---
`,
	];
}

const POLICIES: readonly (readonly [string, string])[] = [
	[
		'policies/site.yaml',
		'schema: 1\norganisation: Acme\nurl: https://incidents.example.com\ntime_zone: Asia/Jakarta\nvisibility: internal\n',
	],
	[
		'policies/targets.yaml',
		'schema: 1\ntargets:\n  - {metric: tta, from: 2026-01-01, within: 5m}\n  - {metric: ttr, from: 2026-01-01, within: 1h}\n',
	],
	[
		'policies/postmortems.yaml',
		'schema: 1\nrequired_for: {kinds: [], severities: [sev1, sev2]}\nopen_on: resolve\ndue: [{severity: sev2, within: 3d}]\nactions_due: []\n',
	],
	[
		'policies/notify.yaml',
		`schema: 1
routes:
  - {id: all, events: [weekly], mail: [all@example.com]}
  - {id: teams, events: [weekly, monthly], mail: [team, on-call]}
  - {id: incidents, events: [triggered], mail: [nobody@example.com]}
`,
	],
	['teams/payments.yaml', team('Payments', '@rina', 'mail: payments@example.com')],
	['teams/stores.yaml', team('Stores', '@elif', '')],
	['services/till.yaml', 'schema: 1\nname: Till\nowner: payments\nproduct: shop\ntier: 1\ndepends_on: []\n'],
	[
		'schedules/payments.yaml',
		`schema: 1
name: Payments
team: payments
time_zone: Asia/Jakarta
layers:
  - role: primary
    rotation: {every: week, start: 2026-11-04, handover: "09:00", members: ["@rina", "@budi"]}
`,
	],
];

function team(name: string, lead: string, mail: string): string {
	return `schema: 1\nname: ${name}\nlead: "${lead}"\n${mail}\nmembers:\n  - {handle: "${lead}", name: L, mail: ${lead.slice(1)}@example.com, time_zone: Asia/Jakarta}\n  - {handle: "@budi", name: B, time_zone: Asia/Jakarta}\n`;
}

/** Begins in the last minute of the week before in Jakarta, or in its first: what UTC would get wrong. */
const INCIDENTS = [
	incidentFile(
		'INC-2025-0001',
		'title: Tills were dark\nstatus: closed\nseverity: sev1\nteam: payments\ntimes: {detected: 2025-11-11T03:00:00Z, acknowledged: 2025-11-11T03:02:00Z, resolved: 2025-11-11T04:00:00Z, closed: 2025-11-12T04:00:00Z}',
	),
	incidentFile(
		'INC-2026-0001',
		'title: Before the week\nstatus: resolved\nseverity: sev3\nteam: payments\ntimes: {detected: 2026-11-08T16:59:00Z, acknowledged: 2026-11-08T17:01:00Z, resolved: 2026-11-08T17:39:00Z}',
	),
	incidentFile(
		'INC-2026-0002',
		'title: Receipts are slow | and <b>bold</b>\nstatus: resolved\nseverity: sev2\nteam: payments\ntimes: {detected: 2026-11-08T17:00:00Z, acknowledged: 2026-11-08T17:04:00Z, resolved: 2026-11-08T17:30:00Z}\nimpact: {users_affected: 1200, revenue_lost: {low: 100, high: 300, currency: USD, basis: estimated}}\nrelations: [{type: recurrence_of, incident: INC-2026-0001, reason: similar}]',
	),
	incidentFile(
		'INC-2026-0003',
		'title: Cards wait\nstatus: resolved\nseverity: sev3\nteam: stores\ntimes: {detected: 2026-11-10T03:00:00Z, acknowledged: 2026-11-10T03:08:00Z, resolved: 2026-11-10T05:00:00Z}\ncauses: [disk-space]',
	),
	incidentFile(
		'INC-2026-0004',
		'title: Cards wait too\nstatus: resolved\nseverity: sev3\nteam: stores\ntimes: {detected: 2026-11-10T03:01:00Z, acknowledged: 2026-11-10T03:09:00Z, resolved: 2026-11-10T05:01:00Z}\nrelations: [{type: duplicate_of, incident: INC-2026-0003, reason: same}]',
	),
	incidentFile(
		'INC-2026-0005',
		'title: Not over yet\nstatus: resolved\nseverity: sev4\nteam: stores\ntimes: {detected: 2026-11-15T16:59:00Z, resolved: 2026-11-16T03:00:00Z}',
	),
	incidentFile(
		'INC-2026-0006',
		'title: After the week\nstatus: open\nseverity: sev4\nteam: stores\ntimes: {detected: 2026-11-15T17:00:00Z}',
	),
];

const POSTMORTEM = `---
schema: 1
incident: INC-2026-0001
status: accepted
due: 2026-11-12
causes: [disk-space]
actions:
  - {id: A1, text: Watch the disk, type: detect, owner: "@budi", due: 2026-11-13, status: open}
  - {id: A2, text: Larger disk, type: prevent, owner: "@rina", due: 2026-12-13, status: open}
---
`;

/** All records of the company. */
export const COMPANY: readonly (readonly [string, string])[] = [
	...POLICIES,
	...INCIDENTS,
	['incidents/2026/INC-2026-0001/postmortem.md', POSTMORTEM],
];

/** The catalogue of these files. */
export function companyCatalogue(files: readonly (readonly [string, string])[] = COMPANY): Catalogue {
	const texts = new Map(files);
	return readCatalogue({ paths: () => [...texts.keys()], read: (path) => texts.get(path)!, version: (path) => path });
}

/** The company in a week in which nothing began. */
export const QUIET = COMPANY.filter(([path]) => !/INC-2026-000[2-6]/.test(path));
