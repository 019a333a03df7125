import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { writeFiles } from '../../src/adapters/files/write-files.ts';
import { listRecordCommits } from '../../src/adapters/git/list-record-commits.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { draftHandover } from '../../src/app/handover/draft-handover.ts';
import { findHandedShift } from '../../src/app/handover/find-shift.ts';
import { handoverState } from '../../src/app/handover/handover-state.ts';
import { listHandovers } from '../../src/app/handover/list-handovers.ts';
import type { Schedule } from '../../src/core/records/schedule.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { git } from '../support/git.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-handover-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SCHEDULE = `schema: 1
name: Payments
team: payments
time_zone: Asia/Jakarta
layers:
  - role: primary
    rotation: {every: week, start: 2026-11-02, handover: "10:00", members: ["@rina", "@budi"]}
`;
const incident = (id: string, day: string, status: string, more = '') => `---
schema: 1
id: ${id}
title: "Wallets [wait](http://x) @all ${id.slice(-1)}"
status: ${status}
severity: sev3
kind: high-latency
service: checkout
team: payments
product: shop
detected_by: alert
times: {detected: ${day}T18:00:00Z}
${more}---
`;
const alert = (id: string, day: string, decision: string) =>
	`${JSON.stringify({
		schema: 1,
		delivery: `d-${id}-${decision}`,
		received: `${day}T18:00:00Z`,
		source: 'alertmanager',
		fingerprint: `f-${id}`,
		state: 'firing',
		at: `${day}T18:00:00Z`,
		name: 'Slow',
		title: 'Slow',
		decision,
		reason: 'open/new',
		incident: id,
	})}\n`;

writeFiles(folder, [
	{
		path: 'teams/payments.yaml',
		content: `schema: 1\nname: Payments\nlead: "@rina"\nmembers:\n  - {handle: "@rina", name: Rina Wulan, time_zone: Asia/Jakarta}\n  - {handle: "@budi", name: Budi Hartono, time_zone: Asia/Jakarta}\n`,
	},
	{ path: 'schedules/payments.yaml', content: SCHEDULE },
	{ path: 'incidents/2026/INC-2026-0001/incident.md', content: incident('INC-2026-0001', '2026-11-03', 'open') },
	{
		path: 'incidents/2026/INC-2026-0002/incident.md',
		content: incident('INC-2026-0002', '2026-11-11', 'closed', 'verdict: {value: not-actionable}\n'),
	},
	{
		path: 'incidents/2026/INC-2026-0001/postmortem.md',
		content: `---\nschema: 1\nincident: INC-2026-0001\nstatus: draft\ndue: 2026-11-14\ncauses: []\nactions:\n  - {id: A1, text: "Bound the queue", type: prevent, owner: "@budi", due: 2026-11-12, status: open}\n  - {id: A2, text: "Later", type: prevent, owner: "@budi", due: 2027-03-01, status: open}\n  - {id: A3, text: "Done", type: prevent, owner: "@budi", due: 2026-11-12, status: done}\n---\n`,
	},
	{
		path: 'alerts/2026/11/11.ndjson',
		content: alert('INC-2026-0002', '2026-11-11', 'opened') + alert('INC-2026-0002', '2026-11-11', 'joined'),
	},
	{
		path: 'schedules/handovers/2026-W45-payments.md',
		content:
			'---\nschema: 1\nteam: payments\nfrom: "@rina"\nto: "@budi"\nshift: {start: 2026-11-02T03:00:00Z, end: 2026-11-09T03:00:00Z}\nstatus: draft\n---\n',
	},
]);

const files = workTreeFiles(folder);
const catalogue = readCatalogue(files);
const named = { slug: 'payments', schedule: catalogue.schedules.get('payments')! };
const NOW = '2026-11-16T03:30:00Z';
const draft = (around = NOW) =>
	draftHandover({
		catalogue,
		named,
		handed: findHandedShift(named.schedule, around)!,
		commits: [
			{ at: '2026-11-12T04:00:00Z', subject: 'Mute <b>noise</b>, see @everyone', paths: ['policies/triage.yaml'] },
		],
		now: NOW,
	});

test('records of this test are right', () => expect(catalogue.problems).toEqual([]));

test('a report is drafted from what changed, as text that does nothing', () => {
	const { path, text, facts } = draft();
	expect(path).toBe('schedules/handovers/2026-W46-payments.md');
	expect(parseRecord('handover', path, text)).toMatchObject({ ok: true, value: { value: facts } });
	expect(text.replaceAll('\u2060', '·')).toMatchInlineSnapshot(`
		"---
		schema: 1
		team: payments
		from: "@budi"
		to: "@rina"
		shift:
		  start: 2026-11-09T03:00:00Z
		  end: 2026-11-16T03:00:00Z
		status: draft
		---

		## In one line

		<!-- How was it? -->

		## Incidents

		- **INC-2026-0002**, sev3, Thu 2026-11-12 01:00: Wallets \\[wait\\](http:·//x) @·all 2, closed

		## Still open

		- **INC-2026-0001**, sev3, Wed 2026-11-04 01:00: Wallets \\[wait\\](http:·//x) @·all 1, **open**
		- Postmortem of INC-2026-0001, draft, due 2026-11-14
		- INC-2026-0001 A1, @budi, **overdue** since 2026-11-12: Bound the queue

		## Pages and noise

		1 page.

		- INC-2026-0002: 2 alerts, not-actionable

		## Changed runbooks and rules

		- Thu 2026-11-12 11:00: Mute \\<b\\>noise\\</b\\>, see @·everyone (\`policies/triage.yaml\`)

		## Next

		Rina Wulan (@rina) from Mon 2026-11-16 10:00 until Mon 2026-11-23 10:00, Asia/Jakarta.

		## For you

		<!-- What does the next one need to know that is in no record? -->
		"
	`);
});

test('a shift of a day is named by its day', () => {
	const rotation = { ...named.schedule.layers[0]!.rotation, every: 'day' as const };
	const schedule: Schedule = { ...named.schedule, layers: [{ role: 'primary', rotation }] };
	const handed = findHandedShift(schedule, NOW)!;
	expect(draftHandover({ catalogue, named: { slug: 'payments', schedule }, handed, commits: [], now: NOW }).path).toBe(
		'schedules/handovers/2026-11-15-payments.md',
	);
});

describe('which shift', () => {
	test.each([
		['shortly before its end', '2026-11-16T02:00:00Z', '@budi 2026-11-16T03:00:00Z @rina'],
		['days after its end', '2026-11-18T02:00:00Z', '@budi 2026-11-16T03:00:00Z @rina'],
		['in the second half of the next', '2026-11-20T02:00:00Z', '@rina 2026-11-23T03:00:00Z @budi'],
	])('%s', (_name, around, expected) => {
		const { shift, next } = findHandedShift(named.schedule, around)!;
		expect(`${shift.member} ${shift.end} ${next?.member}`).toBe(expected);
	});
});

describe('a late handover shows', () => {
	const facts = draft().facts;
	test.each([
		['not yet due', facts, '2026-11-16T04:00:00Z', 'pending'],
		['two hours after the end', facts, '2026-11-16T05:00:01Z', 'overdue'],
		[
			'approved in time',
			{ ...facts, status: 'done' as const, accepted_at: '2026-11-16T03:10:00Z' },
			'2026-12-01T00:00:00Z',
			'on-time',
		],
		[
			'approved late',
			{ ...facts, status: 'done' as const, accepted_at: '2026-11-17T03:10:00Z' },
			'2026-12-01T00:00:00Z',
			'late',
		],
		['done, nobody knows when', { ...facts, status: 'done' as const }, '2026-12-01T00:00:00Z', 'on-time'],
	])('%s', (_name, handover, now, state) => {
		expect(handoverState(handover, now)).toBe(state);
	});

	test('in the list of a team', () => {
		expect(
			listHandovers(readCatalogue(files).handovers, NOW, 'payments').map(({ path, state }) => `${path} ${state}`),
		).toEqual(['schedules/handovers/2026-W45-payments.md overdue']);
		expect(listHandovers(readCatalogue(files).handovers, NOW, 'orders')).toEqual([]);
	});
});

test('commits of the shift come from Git, those of other files and times do not', async () => {
	git(folder, 'init', '-q', '-b', 'main');
	let head = '';
	const commit = (path: string, at: string, subject: string) => {
		writeFiles(folder, [{ path, content: `${subject}\n` }]);
		git(folder, 'add', path);
		const tree = git(folder, 'write-tree');
		const parents = head === '' ? '' : `parent ${head}\n`;
		const stamp = `Test <test@example.com> ${Date.parse(at) / 1000} +0000`;
		writeFileSync(
			join(folder, '.git/commit'),
			`tree ${tree}\n${parents}author ${stamp}\ncommitter ${stamp}\n\n${subject}\n`,
		);
		head = git(folder, 'hash-object', '-t', 'commit', '-w', '.git/commit');
		git(folder, 'update-ref', 'HEAD', head);
	};
	commit('runbooks/a.md', '2026-11-08T00:00:00Z', 'Too early');
	commit('runbooks/a.md', '2026-11-10T00:00:00Z', 'A runbook');
	commit('README.md', '2026-11-11T00:00:00Z', 'No record');
	commit('policies/triage.yaml', '2026-11-12T00:00:00Z', 'A rule');
	const { shift } = findHandedShift(named.schedule, NOW)!;
	expect(await listRecordCommits(folder, { from: shift.start, until: shift.end })).toEqual([
		{ at: '2026-11-10T00:00:00Z', subject: 'A runbook', paths: ['runbooks/a.md'] },
		{ at: '2026-11-12T00:00:00Z', subject: 'A rule', paths: ['policies/triage.yaml'] },
	]);
});

test('outside Git there are none', async () => {
	const bare = mkdtempSync(join(tmpdir(), 'tocsin-no-git-'));
	expect(await listRecordCommits(bare, { from: NOW, until: NOW })).toEqual([]);
	rmSync(bare, { recursive: true });
});
