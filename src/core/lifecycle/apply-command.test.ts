import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionOf, POLICY, postmortemOf } from '../postmortem/postmortem.fixture.ts';
import { INCIDENT_STATUSES, type Incident } from '../records/incident.ts';
import { applyCommand } from './apply-command.ts';
import type { FactEdit } from './command-outcome.ts';
import { COMMANDS, contextOf, factsOf, NOW } from './lifecycle.fixture.ts';
import { TRANSITIONS } from './transitions.ts';

const ID = 'INC-2026-0042';
const END = 'Correct its facts in a pull request, or open a new incident';
const FIRST = 'Decide first: lead-up confirm, or lead-up dismiss';
const NO_LEAD_UP = 'A false incident is dismissed with dismiss';

/** What each command says in each status; `=` stands for "…; nothing changed". */
const SAID = {
	ack: {
		'lead-up': `is a lead-up, and ack needs it open. ${FIRST}`,
		open: 'acknowledged by @budi',
		resolved: 'is resolved, and ack needs it open. If it is not over, reopen it first',
		closed: `is closed, and ack needs it open. ${END}`,
		dismissed: `is dismissed, and ack needs it open. ${END}`,
	},
	resolve: {
		'lead-up': `is a lead-up, and resolve needs it open. ${FIRST}`,
		open: 'resolved by @budi',
		resolved: '= is resolved already, since 2026-11-20T03:40:00Z',
		closed: `is closed, and resolve needs it open. ${END}`,
		dismissed: `is dismissed, and resolve needs it open. ${END}`,
	},
	close: {
		'lead-up': `is a lead-up, and close needs it resolved. ${FIRST}`,
		open: 'is open, and close needs it resolved. Resolve it first',
		resolved: 'closed by @budi',
		closed: '= is closed already, since 2026-11-20T03:50:00Z',
		dismissed: `is dismissed, and close needs it resolved. ${END}`,
	},
	reopen: {
		'lead-up': `is a lead-up, and reopen needs it resolved. ${FIRST}`,
		open: '= is open already',
		resolved: 'opened again by @budi',
		closed: `is closed, and reopen needs it resolved. ${END}`,
		dismissed: `is dismissed, and reopen needs it resolved. ${END}`,
	},
	severity: {
		'lead-up': 'changed from sev3 to sev2 by @budi',
		open: 'changed from sev3 to sev2 by @budi',
		resolved: 'changed from sev3 to sev2 by @budi',
		closed: `is closed, and severity needs it lead-up, open or resolved. ${END}`,
		dismissed: `is dismissed, and severity needs it lead-up, open or resolved. ${END}`,
	},
	note: {
		'lead-up': 'noted by @budi',
		open: 'noted by @budi',
		resolved: 'noted by @budi',
		closed: 'noted by @budi',
		dismissed: 'noted by @budi',
	},
	dismiss: {
		'lead-up': `is a lead-up, and dismiss needs it open. ${FIRST}`,
		open: 'dismissed as a false positive by @budi',
		resolved: 'is resolved, and dismiss needs it open. Give it the verdict false-positive and close it',
		closed: `is closed, and dismiss needs it open. ${END}`,
		dismissed: '= is dismissed already, since 2026-11-20T03:50:00Z',
	},
	verdict: {
		'lead-up': `is a lead-up, and verdict needs it open, resolved, closed or dismissed. ${FIRST}`,
		open: 'has the verdict not-actionable by @budi',
		resolved: 'has the verdict not-actionable by @budi',
		closed: 'has the verdict not-actionable by @budi',
		dismissed: 'is dismissed, and its verdict stays false-positive. Open a new incident',
	},
	'verdict on an alert': {
		'lead-up': `is a lead-up, and verdict needs it open, resolved, closed or dismissed. ${FIRST}`,
		open: 'has the verdict not-actionable on "DiskAlmostFull" by @budi',
		resolved: 'has the verdict not-actionable on "DiskAlmostFull" by @budi',
		closed: 'has the verdict not-actionable on "DiskAlmostFull" by @budi',
		dismissed: 'has the verdict not-actionable on "DiskAlmostFull" by @budi',
	},
	impact: {
		'lead-up': 'has its impact from @budi',
		open: 'has its impact from @budi',
		resolved: 'has its impact from @budi',
		closed: `is closed, and impact needs it lead-up, open or resolved. ${END}`,
		dismissed: `is dismissed, and impact needs it lead-up, open or resolved. ${END}`,
	},
	role: {
		'lead-up': 'has @rina as scribe',
		open: 'has @rina as scribe',
		resolved: 'has @rina as scribe',
		closed: `is closed, and role needs it lead-up, open or resolved. ${END}`,
		dismissed: `is dismissed, and role needs it lead-up, open or resolved. ${END}`,
	},
	'lead-up confirmed': {
		'lead-up': 'is confirmed by @budi, and open',
		open: `is open, and no lead-up any more. ${NO_LEAD_UP}`,
		resolved: `is resolved, and no lead-up any more. ${NO_LEAD_UP}`,
		closed: `is closed, and no lead-up any more. ${END}`,
		dismissed: `is dismissed, and no lead-up any more. ${END}`,
	},
	'lead-up dismissed': {
		'lead-up': 'is dismissed by @budi',
		open: `is open, and no lead-up any more. ${NO_LEAD_UP}`,
		resolved: `is resolved, and no lead-up any more. ${NO_LEAD_UP}`,
		closed: `is closed, and no lead-up any more. ${END}`,
		dismissed: `is dismissed, and no lead-up any more. ${END}`,
	},
} as const;

const CASES = COMMANDS.flatMap((command) => {
	const name = command.verb === 'lead-up' ? `lead-up ${command.verdict}` : command.verb;
	const row = 'alert' in command ? 'verdict on an alert' : (name as keyof typeof SAID);
	return INCIDENT_STATUSES.map((status) => [row, status, SAID[row][status], command] as const);
});

/** The facts after edits, as the file would hold them. */
function edited(facts: Incident, edits: readonly FactEdit[]): Incident {
	const after = structuredClone(facts) as Record<string, unknown>;
	for (const { path, value } of edits) {
		let map = after;
		for (const key of path.slice(0, -1)) {
			map[key] ??= {};
			map = map[key] as Record<string, unknown>;
		}
		if (value === undefined) delete map[path.at(-1)!];
		else map[path.at(-1)!] = value;
	}
	return after as unknown as Incident;
}

describe('applyCommand', () => {
	test.each(CASES)('%s, %s: %s', (_row, status, said, command) => {
		const outcome = applyCommand(factsOf(status), command, contextOf());
		const isSame = said.startsWith('= ');
		expect(outcome.said[0]).toBe(isSame ? `${ID} ${said.slice(2)}; nothing changed` : `${ID} ${said}`);
		const isRefusal = / needs it | any more\. | stays /.test(said);
		expect(outcome.state).toBe(isSame ? 'unchanged' : isRefusal ? 'refused' : 'changed');
	});

	test('statuses change along the transitions, and each transition has a command', () => {
		const seen = CASES.flatMap(([, status, , command]) => {
			const outcome = applyCommand(factsOf(status), command, contextOf());
			if (outcome.state !== 'changed') return [];
			const to = edited(factsOf(status), outcome.edits).status;
			return to === status ? [] : [`${status} → ${to}`];
		});
		const allowed = Object.entries(TRANSITIONS).flatMap(([from, list]) => list.map((to) => `${from} → ${to}`));
		expect([...new Set(seen)].sort()).toEqual(allowed.sort());
	});

	test('any commands one after the other: the same again changes nothing, and every change is told by its author', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...INCIDENT_STATUSES),
				fc.array(fc.constantFrom(...COMMANDS), { maxLength: 12 }),
				(status, commands) => {
					let facts = factsOf(status);
					let context = contextOf();
					for (const command of commands) {
						const first = applyCommand(facts, command, context);
						if (first.state !== 'changed') continue;
						facts = edited(facts, first.edits);
						context = { ...context, timeline: [...context.timeline, ...first.timeline] };
						expect(first.timeline).toEqual([expect.objectContaining({ at: NOW, by: '@budi' })]);
						expect(applyCommand(facts, command, context)).toMatchObject({
							state: 'unchanged',
							reason: 'command/already',
						});
					}
				},
			),
		);
	});
});

describe('what is written', () => {
	const written = (facts: Incident, index: number, more = {}) => {
		const outcome = applyCommand(facts, { ...COMMANDS[index]!, ...more } as never, contextOf());
		return outcome.state === 'changed'
			? { edits: outcome.edits, said: outcome.timeline.map(({ kind, text }) => `${kind}: ${text}`) }
			: outcome;
	};
	const edit = (path: string, value: unknown) => ({ path: path.split('.'), value });

	test.each([
		[
			'ack',
			factsOf('open'),
			0,
			[edit('times.acknowledged', NOW), edit('roles.responder', '@budi')],
			'acknowledged: Acknowledged',
		],
		[
			'ack, with a responder',
			factsOf('open', { roles: { responder: '@rina' } }),
			0,
			[edit('times.acknowledged', NOW)],
			'acknowledged: Acknowledged',
		],
		[
			'resolve',
			factsOf('open'),
			1,
			[edit('status', 'resolved'), edit('times.resolved', NOW)],
			'resolved: Resolved by hand: rolled back',
		],
		['close', factsOf('resolved'), 2, [edit('status', 'closed'), edit('times.closed', NOW)], 'closed: Closed'],
		[
			'reopen',
			factsOf('resolved'),
			3,
			[edit('status', 'open'), edit('times.resolved', undefined)],
			'reopened: Opened again: errors are back',
		],
		[
			'severity',
			factsOf('open'),
			4,
			[edit('severity', 'sev2')],
			'severity: Severity changed from sev3 to sev2: half of all payments fail',
		],
		[
			'dismiss',
			factsOf('open', { verdict: { value: 'actionable', by: '@rina' } }),
			6,
			[
				edit('status', 'dismissed'),
				edit('times.dismissed', NOW),
				edit('verdict.value', 'false-positive'),
				edit('verdict.by', '@budi'),
				edit('verdict.reason', 'a load test'),
			],
			'dismissed: Dismissed as a false positive: a load test',
		],
		[
			'verdict',
			factsOf('open', { verdict: { value: 'actionable', by: '@rina' } }),
			7,
			[edit('verdict.value', 'not-actionable'), edit('verdict.by', '@budi'), edit('verdict.reason', 'it heals itself')],
			'note: Verdict not-actionable (before: actionable): it heals itself',
		],
		[
			'impact',
			factsOf('open', { impact: { users_affected: 10, orders_affected: 4 } }),
			9,
			[edit('impact.users_affected', 60_000), edit('impact.description', 'no receipts')],
			'note: Impact: 60000 users affected (before: 10), no receipts',
		],
		[
			'role',
			factsOf('open', { roles: { scribe: '@budi' } }),
			10,
			[edit('roles.scribe', '@rina')],
			'assigned: @rina is scribe, in place of @budi',
		],
		[
			'lead-up confirm',
			factsOf('lead-up'),
			11,
			[
				edit('status', 'open'),
				edit('times.detected', NOW),
				edit('lead_up.by', '@budi'),
				edit('lead_up.verdict', 'confirmed'),
				edit('lead_up.reason', 'three shops say so'),
				edit('lead_up.decided', NOW),
			],
			'opened: Lead-up confirmed: three shops say so',
		],
		[
			'lead-up dismiss',
			factsOf('lead-up'),
			12,
			[
				edit('status', 'dismissed'),
				edit('times.dismissed', NOW),
				edit('lead_up.by', '@budi'),
				edit('lead_up.verdict', 'dismissed'),
				edit('lead_up.reason', 'one phone only'),
				edit('lead_up.decided', NOW),
			],
			'dismissed: Lead-up dismissed: one phone only',
		],
	] as const)('%s', (_name, facts, index, edits, said) => {
		expect(written(facts, index)).toEqual({ edits, said: [said] });
	});

	test('a newer verdict on an alert replaces the older one, and leaves those on others', () => {
		const other = { name: 'HighErrorRate', value: 'actionable', at: '2026-11-20T03:30:00Z' } as const;
		const older = { name: 'DiskAlmostFull', value: 'actionable', at: '2026-11-20T03:20:00Z' } as const;
		const newer = { name: 'DiskAlmostFull', value: 'not-actionable', by: '@budi', reason: 'it heals itself', at: NOW };
		expect(written(factsOf('resolved', { alert_verdicts: [older, other] }), 8)).toEqual({
			edits: [edit('alert_verdicts', [other, newer])],
			said: ['note: Verdict on DiskAlmostFull: not-actionable (before: actionable): it heals itself'],
		});
	});
});

describe('what is refused or advised by the records', () => {
	test('closing lists everything that policy still asks for', () => {
		const facts = factsOf('resolved');
		const without = applyCommand(facts, { verb: 'close' }, contextOf({ postmortems: POLICY }));
		expect(without).toEqual({
			state: 'refused',
			reason: 'command/gate',
			said: [`${ID} cannot be closed, missing: a postmortem (policy asks for one of sev3 incidents, due 2026-11-27)`],
		});
		const postmortem = postmortemOf({ status: 'draft', actions: [actionOf({ ticket: undefined })] });
		expect(applyCommand(facts, { verb: 'close' }, contextOf({ postmortems: POLICY, postmortem })).said).toEqual([
			`${ID} cannot be closed, missing: an accepted postmortem (it is a draft)`,
			`${ID} cannot be closed, missing: a ticket for action A1 (@budi)`,
		]);
		const all = contextOf({ postmortems: POLICY, postmortem: postmortemOf() });
		expect(applyCommand(facts, { verb: 'close' }, all).state).toBe('changed');
	});

	test.each([
		[
			'severity',
			{ verb: 'severity', severity: 'sev4', reason: 'it is over' },
			{ users_affected: 60_000 },
			[
				`${ID} changed from sev3 to sev4 by @budi`,
				'Proposed severity is sev2: 60000 users are 6 % of the 1000000 a day of market, and it begins at 5 %',
			],
		],
		[
			'impact, of another severity',
			{ verb: 'impact', figures: { users_affected: 60_000 } },
			undefined,
			[
				`${ID} has its impact from @budi`,
				'Proposed severity is sev2: 60000 users are 6 % of the 1000000 a day of market, and it begins at 5 %. It is sev3 now',
			],
		],
		[
			'impact, of the same',
			{ verb: 'impact', figures: { users_affected: 20_000 } },
			undefined,
			[
				`${ID} has its impact from @budi`,
				'Proposed severity is sev3: 20000 users are 2 % of the 1000000 a day of market, and it begins at 1 %',
			],
		],
	] as const)('%s shows the proposed severity', (_name, command, impact, said) => {
		expect(applyCommand(factsOf('open', { impact }), command, contextOf()).said).toEqual(said);
	});

	test.each([
		[
			'a stranger',
			{ verb: 'role', role: 'scribe', person: '@rna' },
			[],
			'Unexpected person "@rna", expected a member of a team in teams/. Did you mean @rina?',
		],
		[
			'another alert',
			{ verb: 'verdict', value: 'actionable', alert: 'DiskAlmostFul' },
			['DiskAlmostFull', 'Odd "one"'],
			'Unexpected alert "DiskAlmostFul", expected one of "DiskAlmostFull", "Odd \\"one\\"". Did you mean DiskAlmostFull?',
		],
		[
			'an alert of an incident without',
			{ verb: 'verdict', value: 'actionable', alert: 'X' },
			[],
			`Unexpected alert "X", expected an alert of ${ID}, and alerts/ has none of it`,
		],
	] as const)('%s is not known', (_name, command, alertNames, said) => {
		expect(applyCommand(factsOf('open'), command, contextOf({ alertNames }))).toEqual({
			state: 'refused',
			reason: 'command/words',
			said: [said],
		});
	});

	test.each([
		['resolve', 'open', 1, '1 of its alerts still fires'],
		['close', 'resolved', 2, '2 of its alerts still fire'],
	] as const)('%s says that alerts still fire, and is done all the same', (verb, status, firing, advice) => {
		const outcome = applyCommand(factsOf(status), { verb }, contextOf({ firing }));
		expect(outcome.state).toBe('changed');
		expect(outcome.said[1]).toBe(advice);
	});

	test('a note is only a retry while it is the last that the person said', () => {
		const note = (by: string, text: string) => ({ at: NOW, kind: 'note' as const, text, by });
		const say = (...timeline: readonly ReturnType<typeof note>[]) =>
			applyCommand(factsOf('open'), { verb: 'note', text: 'still looking' }, contextOf({ timeline })).state;
		expect(say(note('@budi', 'still looking'), note('@rina', 'me too'))).toBe('unchanged');
		expect(say(note('@budi', 'still looking'), note('@budi', 'found it'))).toBe('changed');
		expect(say(note('@rina', 'still looking'))).toBe('changed');
	});
});
