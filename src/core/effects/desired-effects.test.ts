import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Incident } from '../records/incident.ts';
import { SEVERITIES } from '../records/incident-words.ts';
import type { Postmortem } from '../records/postmortem.ts';
import { fromEpochMs, toEpochMs } from '../time/instant.ts';
import { desiredEffects } from './desired-effects.ts';
import { EFFECT_REASONS } from './effect-reasons.ts';
import { askedFor, doneWith, incidentWith, line, RULES, type Told } from './effects.fixture.ts';

const OPENED = '2026-11-20T04:00:00Z';
const RESOLVED = '2026-11-20T05:00:00Z';
const CLOSED = '2026-11-24T05:00:00Z';
const NOON = '2026-11-20T12:00:00Z';

const resolved: Partial<Incident> = { status: 'resolved', times: { detected: OPENED, resolved: RESOLVED } };
const closed: Partial<Incident> = { status: 'closed', times: { ...resolved.times, closed: CLOSED } };
const explained = (type: 'caused_by' | 'duplicate_of'): Partial<Incident> => ({
	relations: [{ type, incident: 'INC-2026-0002' }],
});

function postmortem(status: Postmortem['status'], actions: readonly Partial<Postmortem['actions'][number]>[] = []) {
	const facts: Postmortem = {
		schema: 1,
		incident: 'INC-2026-0001',
		status,
		due: '2026-11-25',
		causes: [],
		actions: actions.map((action, index) => ({
			id: `A${index + 1}`,
			text: 'Do',
			type: 'prevent',
			owner: '@mei',
			due: '2026-12-10',
			status: 'open',
			...action,
		})),
	};
	return { facts, body: '## Root cause\n\nA pool.\n' };
}

const mails = (told: Told, now: string) =>
	askedFor(told, now)
		.filter(({ kind }) => kind === 'mail')
		.map(({ key, reason, target }) => `${key} ${reason} ${target}`);
const keys = (told: Told, now: string) => askedFor(told, now).map(({ key }) => key);

const TEAM = 'payments@example.com';

describe('mails', () => {
	test.each<[string, Told, string, string[]]>([
		['a new incident', {}, NOON, [`mail/triggered/1 mail/triggered ${TEAM}`]],
		['one minute after a day', {}, '2026-11-21T04:01:00Z', []],
		['a lead-up', { facts: { status: 'lead-up' } }, NOON, []],
		['a false alarm', { facts: { status: 'dismissed', times: { detected: OPENED, dismissed: RESOLVED } } }, NOON, []],
		[
			'told of the opening, worse since',
			{ ledger: [{ key: 'mail/triggered/1', state: 'done', at: OPENED, severity: 'sev3', sent: [TEAM] }] },
			NOON,
			[`mail/severity-raised/1/sev2 mail/severity-raised ${TEAM}`],
		],
		[
			'told of the opening, milder since',
			{ ledger: [{ key: 'mail/triggered/1', state: 'done', at: OPENED, severity: 'sev1', sent: [TEAM] }] },
			NOON,
			[],
		],
		[
			'worse, of an incident from before the first run',
			{
				facts: { times: { detected: '2026-11-10T04:00:00Z' } },
				timeline: [line('2026-11-20T11:00:00Z', 'severity', 'Severity changed from sev4 to sev2: …')],
			},
			NOON,
			[`mail/severity-raised/1/sev2 mail/severity-raised ${TEAM}`],
		],
		[
			'milder, of such an incident',
			{
				facts: { times: { detected: '2026-11-10T04:00:00Z' } },
				timeline: [line('2026-11-20T11:00:00Z', 'severity', 'Severity changed from sev1 to sev2: …')],
			},
			NOON,
			[],
		],
		[
			'resolved before anybody was told',
			{ facts: resolved },
			NOON,
			[`mail/triggered/1 mail/triggered ${TEAM}`, `mail/resolved/1 mail/resolved ${TEAM}`],
		],
		[
			'dismissed, though people were told',
			{
				facts: { status: 'dismissed', times: { detected: OPENED, dismissed: RESOLVED } },
				ledger: [{ key: 'mail/triggered/1', state: 'done', at: OPENED, severity: 'sev2', sent: [TEAM] }],
			},
			NOON,
			[`mail/resolved/1 mail/dismissed ${TEAM}`],
		],
		[
			'resolved, of what others were told of when it was worse',
			{
				facts: resolved,
				ledger: [
					{ key: 'mail/triggered/1', state: 'done', at: OPENED, severity: 'sev2', sent: [TEAM] },
					{
						key: 'mail/severity-raised/1/sev1',
						state: 'done',
						at: OPENED,
						severity: 'sev1',
						sent: ['ceo@example.com'],
					},
				],
			},
			NOON,
			[`mail/resolved/1 mail/resolved ceo@example.com, ${TEAM}`],
		],
		['closed days later', { facts: closed }, '2026-11-24T06:00:00Z', [`mail/closed/1 mail/closed ${TEAM}`]],
		['explained by another', { facts: explained('caused_by') }, NOON, [`mail/triggered/1 mail/owner-only ${TEAM}`]],
		['three days before the postmortem is due', { facts: resolved }, '2026-11-23T23:59:59Z', []],
		[
			'two days before the end of that day, with nothing written',
			{ facts: resolved, hasPostmortemFile: false },
			'2026-11-24T00:00:00Z',
			[`mail/postmortem-due/2026-11-25 mail/postmortem-due ${TEAM}, rina@example.com`],
		],
		[
			'the day after, in review',
			{ facts: resolved, postmortem: postmortem('in-review') },
			'2026-11-26T00:00:00Z',
			[`mail/postmortem-overdue/2026-11-25 mail/postmortem-overdue ${TEAM}, rina@example.com`],
		],
		['the day after, accepted', { facts: resolved, postmortem: postmortem('accepted') }, '2026-11-26T00:00:00Z', []],
		['eight days after it was due', { facts: resolved }, '2026-12-04T00:00:01Z', []],
		[
			'a duplicate owes no postmortem',
			{ facts: { ...resolved, ...explained('duplicate_of') } },
			'2026-11-26T00:00:00Z',
			[],
		],
		[
			'two actions overdue since today, one since never, one done',
			{
				facts: closed,
				postmortem: postmortem('accepted', [{}, { owner: '@rina' }, { due: '2027-01-01' }, { status: 'done' }]),
			},
			'2026-12-11T00:00:00Z',
			[`mail/action-overdue/2026-12-10 mail/action-overdue mei@example.com, ${TEAM}, rina@example.com`],
		],
		[
			'on the day that actions are due',
			{ facts: closed, postmortem: postmortem('accepted', [{}]) },
			'2026-12-10T23:59:59Z',
			[],
		],
	])('%s', (_name, told, now, expected) => {
		expect(mails(told, now)).toEqual(expected);
	});

	test('reopened: told again, and its second end too', () => {
		const timeline = [line(RESOLVED, 'resolved'), line('2026-11-20T06:00:00Z', 'reopened')];
		const again = '2026-11-20T07:00:00Z';
		expect(mails({ timeline }, again)).toEqual([`mail/triggered/2 mail/reopened ${TEAM}`]);
		expect(mails({ facts: { ...resolved, times: { detected: OPENED, resolved: again } }, timeline }, again)).toEqual([
			`mail/triggered/2 mail/reopened ${TEAM}`,
			`mail/resolved/2 mail/resolved ${TEAM}`,
		]);
	});
});

describe('rooms, tickets and drafts', () => {
	const withRoom = {
		...RULES,
		policies: {
			...RULES.policies,
			notify: undefined,
			triage: { kinds: [{ id: 'service-down', name: 'Service down', room: true }] } as never,
		},
	};

	test.each<[string, Told, string, string[]]>([
		['open, of a kind with a room', {}, NOON, ['room/open']],
		['open, of another kind', { facts: { kind: 'other' } }, NOON, []],
		['explained by another', { facts: explained('caused_by') }, NOON, []],
		['it has a room', { facts: { refs: { room: { id: '1', state: 'open' } } } }, NOON, []],
		['resolved', { facts: resolved }, NOON, ['collation/1', 'postmortem/draft', 'ticket/postmortem']],
		['resolved, a duplicate', { facts: { ...resolved, ...explained('duplicate_of') } }, NOON, []],
		[
			'resolved, with a ticket and a draft nobody can read',
			{ facts: { ...resolved, refs: { postmortem_ticket: { id: '1' } } }, hasPostmortemFile: true },
			NOON,
			['collation/1', 'ticket/collated/1'],
		],
		[
			'actions without tickets',
			{ facts: resolved, postmortem: postmortem('accepted', [{}, { ticket: 'T-1' }, { status: 'dropped' }]) },
			NOON,
			['collation/1', 'ticket/A1'],
		],
		[
			'an action that came weeks after',
			{ facts: closed, postmortem: postmortem('accepted', [{}]) },
			'2026-12-08T00:00:00Z',
			['ticket/A1'],
		],
		[
			'an action long overdue, as on the first run in a repository with a history',
			{ facts: closed, postmortem: postmortem('accepted', [{}]) },
			'2027-02-08T00:00:00Z',
			[],
		],
		[
			'closed, its room still open',
			{ facts: { ...closed, refs: { room: { id: '1', state: 'open' } } } },
			CLOSED,
			['room/close', 'collation/1'],
		],
		[
			'closed, and so is its room',
			{ facts: { ...closed, refs: { room: { id: '1', state: 'closed' } } } },
			CLOSED,
			['collation/1'],
		],
		['resolved weeks ago', { facts: resolved }, '2026-12-20T00:00:00Z', []],
	])('%s', (_name, told, now, expected) => {
		expect(keys({ ...told, rules: withRoom }, now)).toEqual(expected);
	});
});

const anyTold = fc.record({
	status: fc.constantFrom('lead-up', 'open', 'resolved', 'closed', 'dismissed' as const),
	severity: fc.constantFrom(...SEVERITIES),
	related: fc.constantFrom(undefined, 'caused_by', 'duplicate_of', 'recurrence_of' as const),
	minutes: fc.array(fc.integer({ min: -100, max: 20_000 }), { minLength: 4, maxLength: 4 }),
	reopened: fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 3 }),
	now: fc.integer({ min: -100, max: 60_000 }),
});

test('whatever the records say: keys are unique, reasons are explained, and what was done is not asked for again', () => {
	const minute = (count: number) => fromEpochMs(toEpochMs(OPENED) + count * 60_000);
	fc.assert(
		fc.property(anyTold, ({ status, severity, related, minutes, reopened, now: passed }) => {
			const [detected, end, over] = minutes.map(minute);
			const facts = {
				status,
				severity,
				...(related && { relations: [{ type: related, incident: 'INC-2026-0002' }] }),
				times: { detected, ...(status !== 'open' && { resolved: end }), ...(status === 'closed' && { closed: over }) },
			};
			const told: Told = { facts, timeline: reopened.map((count) => line(minute(count), 'reopened')) };
			const now = minute(passed);
			const wanted = desiredEffects(incidentWith(told), { rules: RULES, now });
			const effects = wanted.map(({ effect }) => effect);
			expect(new Set(effects.map(({ key }) => key)).size).toBe(effects.length);
			for (const { reason } of effects) expect(EFFECT_REASONS[reason]).toBeDefined();
			expect(desiredEffects(incidentWith(told), { rules: RULES, now })).toEqual(wanted);
			const later = { ...told, ledger: doneWith(effects, now), hasPostmortemFile: true };
			const left = keys(later, now).filter((key) => key !== 'postmortem/draft');
			expect(left).toEqual([]);
		}),
	);
});
