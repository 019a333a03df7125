import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMAND_CAPS } from './command-text.ts';
import { COMMAND_VERBS, readCommand } from './read-command.ts';

function read(line: string, more: { readonly reason?: string; readonly alert?: string } = {}) {
	const [verb = '', ...words] = line.split(' ').filter((word) => word !== '');
	return readCommand({ verb, words, ...more });
}

describe('readCommand', () => {
	test.each([
		['ack', { verb: 'ack' }],
		['ACK', { verb: 'ack' }],
		['resolve', { verb: 'resolve' }],
		['resolve rolled back to 41', { verb: 'resolve', text: 'rolled back to 41' }],
		['close', { verb: 'close' }],
		['reopen because errors are back', { verb: 'reopen', reason: 'errors are back' }],
		[
			'severity sev2 because half of all payments fail',
			{
				verb: 'severity',
				severity: 'sev2',
				reason: 'half of all payments fail',
			},
		],
		['severity SEV2 payments fail', { verb: 'severity', severity: 'sev2', reason: 'payments fail' }],
		['note because is kept here', { verb: 'note', text: 'because is kept here' }],
		['dismiss because of a load test', { verb: 'dismiss', reason: 'of a load test' }],
		['verdict actionable', { verb: 'verdict', value: 'actionable' }],
		[
			'verdict not-actionable because it heals itself',
			{
				verb: 'verdict',
				value: 'not-actionable',
				reason: 'it heals itself',
			},
		],
		['impact users=41000', { verb: 'impact', figures: { users_affected: 41000 } }],
		[
			'impact share=12.5% Users=0 orders=7 description=no card = no order',
			{
				verb: 'impact',
				figures: {
					users_affected: 0,
					orders_affected: 7,
					share_affected_percent: 12.5,
					description: 'no card = no order',
				},
			},
		],
		['role commander @rina', { verb: 'role', role: 'incident_commander', person: '@rina' }],
		['role incident commander @rina', { verb: 'role', role: 'incident_commander', person: '@rina' }],
		['role Service-Owner @rina', { verb: 'role', role: 'service_owner', person: '@rina' }],
		['lead-up confirm', { verb: 'lead-up', verdict: 'confirmed' }],
		[
			'lead-up dismiss because one phone only',
			{
				verb: 'lead-up',
				verdict: 'dismissed',
				reason: 'one phone only',
			},
		],
	])('%s', (line, value) => {
		expect(read(line)).toEqual({ ok: true, value });
	});

	test('reason and alert said by name', () => {
		expect(read('verdict false-positive', { reason: 'a drill', alert: 'Disk "full"' })).toEqual({
			ok: true,
			value: { verb: 'verdict', value: 'false-positive', reason: 'a drill', alert: 'Disk "full"' },
		});
	});

	const NO_REASON = 'Unexpected lack of a reason, expected "because …"';
	const FIGURES = 'users=41000, orders=1200, share=12.5 (percent) or description=…';
	const ROLES =
		'incident_commander, communications_lead, scribe, responder, on_call, secondary_on_call, service_owner, dba, devops, stakeholder, commander, communications, comms, oncall, primary, secondary, owner';
	test.each([
		['ak', [`Unexpected command "ak", expected one of ${COMMAND_VERBS.join(', ')}. Did you mean ack?`]],
		['', [`Unexpected lack of a command, expected one of ${COMMAND_VERBS.join(', ')}`]],
		['ack now', ['Unexpected "now" after ack, expected nothing more. To say something, use note']],
		['reopen', [NO_REASON]],
		['reopen because', ['Unexpected empty reason, expected text']],
		['severity', ['Unexpected lack of a severity, expected one of sev1, sev2, sev3, sev4, sev5', NO_REASON]],
		[
			'severity sv2',
			['Unexpected severity "sv2", expected one of sev1, sev2, sev3, sev4, sev5. Did you mean sev2?', NO_REASON],
		],
		['note', ['Unexpected empty note, expected text']],
		['dismiss', [NO_REASON]],
		['verdict noise', ['Unexpected verdict "noise", expected one of actionable, not-actionable, false-positive']],
		['verdict not-actionable', [NO_REASON]],
		['verdict false-positive', [NO_REASON]],
		['impact', [`Unexpected lack of figures, expected some of ${FIGURES}`]],
		[
			'impact user=3 lots',
			[`Unexpected "user=3", expected ${FIGURES}. Did you mean users=?`, `Unexpected "lots", expected ${FIGURES}`],
		],
		[
			'impact users=41k share=101 orders=-1',
			[
				'Unexpected users "41k", expected a whole number like 41000',
				'Unexpected orders "-1", expected a whole number like 41000',
				'Unexpected share "101", expected a percentage from 0 to 100 like 12.5',
			],
		],
		['impact users=1 users=2', ['Unexpected second "users=", expected each figure once']],
		['impact description=', ['Unexpected empty description, expected text']],
		[
			'role',
			[
				`Unexpected lack of a role, expected one of ${ROLES}`,
				'Unexpected lack of a person, expected a handle like @rina',
			],
		],
		['role comander @rina', [`Unexpected role "comander", expected one of ${ROLES}. Did you mean commander?`]],
		['role scribe rina', ['Unexpected person "rina", expected a handle like @rina']],
		['lead-up', ['Unexpected lack of a decision, expected one of confirm, dismiss']],
		['lead-up confrim', ['Unexpected decision "confrim", expected one of confirm, dismiss. Did you mean confirm?']],
		['lead-up dismiss', [NO_REASON]],
	])('%s is refused', (line, problems) => {
		expect(read(line)).toEqual({ ok: false, problems });
	});

	test.each(['because it heals itself', 'BECAUSE  it heals itself', 'it heals itself'])(
		'a reason in one word: %s',
		(word) => {
			expect(readCommand({ verb: 'dismiss', words: [word] })).toEqual({
				ok: true,
				value: { verb: 'dismiss', reason: 'it heals itself' },
			});
		},
	);

	test('two reasons are one too many', () => {
		expect(read('dismiss because x', { reason: 'y' })).toEqual({
			ok: false,
			problems: ['Unexpected "x" beside a reason that is given already, expected one reason'],
		});
	});

	test.each([
		['note', 'note', COMMAND_CAPS.note],
		['reason', 'dismiss because', COMMAND_CAPS.reason],
		['description', 'impact', COMMAND_CAPS.description],
	])('a %s of a megabyte is refused and not cut', (kind, line, cap) => {
		const text = `${kind === 'description' ? 'description=' : ''}${'x'.repeat(1_048_576)}`;
		expect(read(`${line} ${text}`)).toEqual({
			ok: false,
			problems: [`Unexpected ${kind} of 1048576 characters, expected at most ${cap}`],
		});
	});

	test('texts are made safe to store: inert, on one line where one is meant, without secrets', () => {
		const token = `ghp_${'a1B2'.repeat(9)}`;
		expect(readCommand({ verb: 'note', words: [`a\r\nb\u202E${token}\u0000`] })).toEqual({
			ok: true,
			value: { verb: 'note', text: 'a\nb[redacted]' },
		});
		expect(readCommand({ verb: 'dismiss', words: [], reason: '---\nstatus: closed\n${{ x }}' })).toEqual({
			ok: true,
			value: { verb: 'dismiss', reason: '--- status: closed ${{ x }}' },
		});
	});

	test('whatever words come, the answer is a command or sentences, and never longer than the caps', () => {
		const words = fc.array(
			fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('because', 'users=1', '@rina', 'sev1')),
		);
		const verb = fc.oneof(fc.constantFrom(...COMMAND_VERBS), fc.string());
		fc.assert(
			fc.property(verb, words, (said, rest) => {
				const result = readCommand({ verb: said, words: rest });
				if (!result.ok) expect(result.problems.every((problem) => problem.startsWith('Unexpected '))).toBe(true);
				expect(JSON.stringify(result).length).toBeLessThan(20_000);
			}),
		);
	});
});
