import { beforeEach, describe, expect, test } from 'vitest';
import { RULES } from '../../../test/stories/example-records.ts';
import { MemoryRemote, MemoryRepository } from '../../adapters/memory/memory-repository.ts';
import type { IncidentCommand } from '../../core/lifecycle/incident-command.ts';
import { readCommand } from '../../core/lifecycle/read-command.ts';
import { EMPTY_STATE } from '../../core/triage/triage-state.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import { ACTIVE_INDEX_PATH, printActiveIndex } from '../intake/active-index.ts';
import { changeIncident } from './change-incident.ts';

const NOW = '2026-11-20T04:00:00Z';
const FOLDER = 'incidents/2026/INC-2026-0042';
const FACTS = `${FOLDER}/incident.md`;
const TIMELINE = `${FOLDER}/timeline.yaml`;
const INCIDENT = `---
# Written by Rina.
schema: 1
id: INC-2026-0042
title: "Checkout answers 5xx"   # as on the page
status: open
severity: sev3 # to be seen
kind: high-error-rate
service: checkout-api
team: payments
product: marketplace
detected_by: alert
times: {detected: 2026-11-20T03:02:11Z}
roles: {on_call: '@budi'} # by schedule
verdict:
    value: actionable # so far
    reason: |
      It was real.
alerts: {fingerprints: ["alertmanager:a"], count: 1, first: 2026-11-20T03:02:11Z, last: 2026-11-20T03:02:15Z}
---

What people write, with  two spaces
and --- dashes.
`;
const ENTRIES = "# kept\n- at: 2026-11-20T03:02:11Z\n  kind:   opened\n  text: 'Fires'\n  by: alertmanager\n";

let remote: MemoryRemote;

beforeEach(() => {
	remote = new MemoryRemote();
	const files = [...RULES, [FACTS, INCIDENT], [TIMELINE, ENTRIES]] as const;
	remote.push(files.map(([path, content]) => ({ path, content })));
});

function put(path: string, content: string | null): void {
	remote.push([{ path, content }]);
}

function text(path: string): string | undefined {
	return remote.tip?.files.get(path);
}

function commandOf(verb: string, ...words: string[]): IncidentCommand {
	const read = readCommand({ verb, words });
	if (!read.ok) throw new Error(read.problems.join('\n'));
	return read.value;
}

function change(command: IncidentCommand, more: { incident?: string; handle?: string; mail?: string } = {}) {
	const { incident = 'INC-2026-0042', handle = '@budi', mail } = more;
	const actor = mail === undefined ? { handle } : { mail };
	return changeIncident(new MemoryRepository(remote), { incident, command, actor }, { now: NOW });
}

/** Lines that are only in the newer text, and only in the older one. */
function difference(before: string, after: string): readonly string[] {
	const [old, now] = [before.split('\n'), after.split('\n')];
	return [
		...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
		...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
	];
}

describe('one commit that changes what it means to, and no other byte', () => {
	test.each([
		[
			commandOf('ack'),
			[
				'-times: {detected: 2026-11-20T03:02:11Z}',
				"-roles: {on_call: '@budi'} # by schedule",
				'+times: {detected: 2026-11-20T03:02:11Z, acknowledged: 2026-11-20T04:00:00Z}',
				`+roles: {on_call: '@budi', responder: "@budi"} # by schedule`,
			],
		],
		[
			commandOf('severity', 'sev1', 'because', 'all fail'),
			['-severity: sev3 # to be seen', '+severity: sev1 # to be seen'],
		],
		[
			commandOf('verdict', 'not-actionable', 'it heals itself'),
			[
				'-    value: actionable # so far',
				'-    reason: |',
				'-      It was real.',
				'+    value: not-actionable # so far',
				'+    reason: it heals itself',
				'+    by: "@budi"',
			],
		],
		[commandOf('impact', 'users=7'), ['+impact:', '+  users_affected: 7']],
		[commandOf('note', 'seen'), []],
	] as const)('$verb', async (command, lines) => {
		const report = await change(command);
		expect(report).toMatchObject({ incident: 'INC-2026-0042', outcome: { state: 'changed' }, commit: remote.tip!.id });
		expect(difference(INCIDENT, text(FACTS)!)).toEqual(lines);
		expect(text(TIMELINE)!.startsWith(ENTRIES)).toBe(true);
		expect(parseRecord('timeline', TIMELINE, text(TIMELINE)!)).toMatchObject({ ok: true });
		expect(report.paths).toEqual(lines.length > 0 ? [FACTS, TIMELINE] : [TIMELINE]);
	});

	test('resolve, reopen and dismiss, one after the other', async () => {
		await change(commandOf('resolve'));
		expect(text(FACTS)).toContain('status: resolved\n');
		await change(commandOf('reopen', 'still failing'));
		expect(difference(INCIDENT, text(FACTS)!)).toEqual([]);
		await change(commandOf('dismiss', 'a load test'));
		const dismissed = parseRecord('incident', FACTS, text(FACTS)!);
		expect(dismissed).toMatchObject({
			ok: true,
			value: {
				value: { status: 'dismissed', verdict: { value: 'false-positive', by: '@budi', reason: 'a load test' } },
			},
		});
		expect(text(TIMELINE)!.slice(ENTRIES.length)).toMatchInlineSnapshot(`
			"- at: 2026-11-20T04:00:00Z
			  kind: resolved
			  text: Resolved by hand
			  by: "@budi"
			- at: 2026-11-20T04:00:00Z
			  kind: reopened
			  text: "Opened again: still failing"
			  by: "@budi"
			- at: 2026-11-20T04:00:00Z
			  kind: dismissed
			  text: "Dismissed as a false positive: a load test"
			  by: "@budi"
			"
		`);
	});

	test('a text that is a status word is no status', async () => {
		const empty = printActiveIndex({ state: EMPTY_STATE, numbers: new Map() }, NOW);
		put(ACTIVE_INDEX_PATH, empty);
		await change(commandOf('resolve'));
		await change(commandOf('impact', 'description=open'));
		expect(text(ACTIVE_INDEX_PATH)).toBe(empty);
		expect(text(FACTS)).toContain('status: resolved\n');
	});

	test('a timeline that is not there yet is begun', async () => {
		put(TIMELINE, null);
		await change(commandOf('note', 'seen'));
		expect(text(TIMELINE)).toBe('- at: 2026-11-20T04:00:00Z\n  kind: note\n  text: seen\n  by: "@budi"\n');
	});

	test('the message holds ids and reviewed words only', async () => {
		await change(commandOf('dismiss', 'because', 'Fixes #1 [skip ci] @everyone\n\nCo-authored-by: x'));
		expect(remote.tip!.message).toBe(
			'INC-2026-0042 dismissed: checkout-api high-error-rate (sev3)\n\nBy budi, by command.\n',
		);
	});
});

describe('hostile text', () => {
	const TEXTS = [
		'---\nstatus: closed\n---',
		'"\'}]\n- at: 2026-01-01T00:00:00Z',
		'${{ secrets.X }} $(rm -rf /) `x` | > & *a !!js/function',
		'# not a comment: {',
		'\u2028\u202E\u0000\uD800 text',
		`${'é✓𝒳'.repeat(200)}`,
	];
	test.each(TEXTS)('%j stays text', async (said) => {
		for (const command of [
			commandOf('note', said),
			commandOf('severity', 'sev1', said),
			commandOf('impact', `description=${said}`),
			commandOf('verdict', 'not-actionable', said),
			commandOf('dismiss', said),
		])
			expect(await change(command)).toMatchObject({ outcome: { state: 'changed' } });
		const facts = parseRecord('incident', FACTS, text(FACTS)!);
		const entries = parseRecord('timeline', TIMELINE, text(TIMELINE)!);
		expect(facts).toMatchObject({ ok: true, value: { value: { status: 'dismissed', title: 'Checkout answers 5xx' } } });
		expect(text(FACTS)!.endsWith(INCIDENT.slice(INCIDENT.lastIndexOf('\n---\n')))).toBe(true);
		expect(entries).toMatchObject({ ok: true });
		expect(entries.ok && entries.value.value).toHaveLength(6);
	});
});

describe('who commands', () => {
	test.each([
		['in other letters', { handle: 'BUDI' }, '@budi'],
		['by mail', { mail: 'Rina@example.com' }, '@rina'],
	])('%s', async (_name, who, by) => {
		expect((await change(commandOf('ack'), who)).outcome.said).toEqual([`INC-2026-0042 acknowledged by ${by}`]);
	});

	test.each([
		[{ handle: '@bdui' }, 'Unexpected person "@bdui", expected a member of a team in teams/. Did you mean @budi?'],
		[
			{ mail: 'x@example.com' },
			'Unexpected mail "x@example.com" in git config user.email, expected that of a member in teams/. Say who you are with --by @handle',
		],
	])('%j is nobody', async (who, said) => {
		const before = remote.tip;
		expect((await change(commandOf('ack'), who)).outcome).toEqual({
			state: 'refused',
			reason: 'command/words',
			said: [said],
		});
		expect(remote.tip).toBe(before);
	});

	test('who has left a team is not heard any more', async () => {
		const team = RULES.find(([path]) => path === 'teams/payments.yaml')![1];
		put('teams/payments.yaml', team.replace('name: Budi H,', 'name: Budi H, until: 2026-11-20,'));
		expect((await change(commandOf('ack'))).outcome.said).toEqual([
			'Unexpected person "@budi", expected a member of a team in teams/',
		]);
		put('teams/payments.yaml', team.replace('name: Budi H,', 'name: Budi H, until: 2026-11-21,'));
		expect((await change(commandOf('ack'))).outcome.state).toBe('changed');
	});

	test('of two who acknowledge at once, one is told so', async () => {
		const repository = new MemoryRepository(remote);
		repository.beforeNextPush(async () => {
			await change(commandOf('ack'), { handle: '@rina' });
		});
		const second = await changeIncident(
			repository,
			{ incident: 'INC-2026-0042', command: commandOf('ack'), actor: { handle: '@budi' } },
			{ now: NOW },
		);
		expect(second.outcome).toEqual({
			state: 'unchanged',
			reason: 'command/already',
			said: [`INC-2026-0042 was acknowledged already, at ${NOW} by @rina; nothing changed`],
		});
		expect(second.commit).toBeUndefined();
		expect(text(TIMELINE)!.match(/kind: acknowledged/g)).toHaveLength(1);
	});
});

describe('what cannot be done', () => {
	test.each([
		[
			'INC-2026-0043',
			'command/no-incident',
			'Unexpected incident INC-2026-0043, expected one that exists: there is no incidents/2026/INC-2026-0043/incident.md',
		],
		['42; rm -rf', 'command/words', 'Unexpected incident "42; rm -rf", expected an id like INC-2026-0042'],
		['INC-DRAFT', 'command/words', 'Unexpected incident "INC-DRAFT", expected an id like INC-2026-0042'],
	])('%s', async (incident, reason, said) => {
		expect(await change(commandOf('ack'), { incident })).toEqual({
			incident,
			outcome: { state: 'refused', reason, said: [said] },
			paths: [],
			problems: [],
		});
	});

	test.each([
		['incident.md', FACTS, INCIDENT.replace('status: open', 'status: opne'), 'ack'],
		['timeline.yaml', TIMELINE, '- at: soon\n', 'ack'],
		['postmortem.md', `${FOLDER}/postmortem.md`, '---\nschema: 1\n---\n', 'close'],
		['policies/postmortems.yaml', 'policies/postmortems.yaml', 'schema: 9\n', 'close'],
	])('a broken %s is named and not touched', async (_name, path, broken, verb) => {
		if (verb === 'close') await change(commandOf('resolve'));
		put(path, broken);
		const before = remote.tip;
		const report = await change(commandOf(verb));
		expect(report.outcome).toEqual({
			state: 'refused',
			reason: 'command/broken-file',
			said: [`INC-2026-0042 is left as it is: ${path} cannot be read`],
		});
		expect(report.problems.map(({ file }) => file)).toContain(path);
		expect(remote.tip).toBe(before);
	});

	test('what is broken elsewhere is named, and the command goes on', async () => {
		put('policies/severities.yaml', 'schema: 9\n');
		const report = await change(commandOf('impact', 'users=5'));
		expect(report.outcome.state).toBe('changed');
		expect(report.problems.map(({ file }) => file)).toContain('policies/severities.yaml');
	});
});

describe('a verdict on an alert', () => {
	const line = (incident: string, name: string, state = 'firing') =>
		JSON.stringify({
			schema: 1,
			delivery: name,
			received: '2026-11-20T03:02:15Z',
			source: 'alertmanager',
			fingerprint: `alertmanager:${name}`,
			state,
			at: '2026-11-20T03:02:11Z',
			name,
			title: name,
			decision: 'opened',
			reason: 'open/new-problem',
			incident,
		});

	test('takes the names that the archive has of the incident, and keeps one verdict each', async () => {
		const lines = [
			line('INC-2026-0042', 'Disk "full"'),
			line('INC-2026-0042', 'noted', 'none'),
			line('INC-2026-0007', 'Other'),
		];
		put('alerts/2026/11/20-2.ndjson', `${lines.join('\n')}\nbroken "INC-2026-0042"\n`);
		const judge = (value: string, alert: string) =>
			change({ ...commandOf('verdict', value, 'so it is'), alert } as IncidentCommand);
		expect((await judge('not-actionable', 'Other')).outcome.said).toEqual([
			'Unexpected alert "Other", expected one of "Disk \\"full\\""',
		]);
		await judge('not-actionable', 'Disk "full"');
		await judge('false-positive', 'Disk "full"');
		expect(parseRecord('incident', FACTS, text(FACTS)!)).toMatchObject({
			value: {
				value: {
					verdict: { value: 'actionable' },
					alert_verdicts: [{ name: 'Disk "full"', value: 'false-positive', by: '@budi', reason: 'so it is', at: NOW }],
				},
			},
		});
	});
});
