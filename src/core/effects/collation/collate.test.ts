import { describe, expect, test } from 'vitest';
import type { Incident } from '../../records/incident.ts';
import { askedFor, incidentWith, line, RULES } from '../effects.fixture.ts';
import { collate } from './collate.ts';

const RESOLVED = {
	status: 'resolved',
	times: {
		impact_started: '2026-11-20T03:56:00Z',
		detected: '2026-11-20T04:00:00Z',
		acknowledged: '2026-11-20T04:05:00Z',
		mitigated: '2026-11-20T04:31:00Z',
		resolved: '2026-11-20T05:00:00Z',
	},
} as const;

const collated = (told: Parameters<typeof incidentWith>[0]) =>
	collate({ ...incidentWith(told), rules: RULES, now: '2026-11-20T06:00:00Z' });

describe('an incident as a whole', () => {
	test('tells all that the records know', () => {
		const facts: Partial<Incident> = {
			...RESOLVED,
			impact: { users_affected: 41_000, description: 'Nobody could pay' },
			alerts: {
				fingerprints: ['a', 'b'],
				count: 14,
				first: '2026-11-20T04:00:00Z',
				last: '2026-11-20T04:40:00Z',
			},
			change: { kind: 'feature', name: 'new-checkout', exposure_percent: 5, url: 'https://flags.example.com/1' },
			evidence: [{ kind: 'trace', id: '4bf92f', url: 'https://traces.example.com/4bf92f' }],
			runbooks: ['checkout-down'],
			refs: {
				room: { id: '#1', url: 'https://chat.example.com/1' },
				postmortem_ticket: { id: 'PAY-1', url: 'https://acme.example.com/PAY-1' },
			},
		};
		const timeline = [
			line('2026-11-20T04:05:00Z', 'acknowledged'),
			line('2026-11-20T04:03:00Z', 'note', 'Looking'),
			{ ...line('2026-11-20T04:00:00Z', 'opened'), by: 'tocsin' },
		];
		const consequences = [
			{ incident: 'INC-2026-0002', service: 'cart' },
			{ incident: 'INC-2026-0003', service: 'app' },
			{ incident: 'INC-2026-0004', service: 'checkout-api' },
		];
		const { lines, affected } = collated({ facts, timeline, consequences });
		expect(affected).toEqual(['app', 'cart']);
		expect(lines.join('\n')).toMatchInlineSnapshot(`
			"When: 20 Nov 2026, 10:56 Asia/Jakarta (03:56 UTC) to 20 Nov 2026, 12:00 Asia/Jakarta (05:00 UTC), 1 h 4 min
			Where: Checkout API; also app, cart
			Consequences: INC-2026-0002 (cart), INC-2026-0003 (app), INC-2026-0004 (checkout-api)
			Impact: 41000 users, Nobody could pay
			First looked at by: Rina (@rina), 3 min after detection
			From the start of the impact to detection: 4 min
			From detection to acknowledgement: 5 min
			From acknowledgement to the end of the harm: 26 min
			From the end of the harm to resolution: 29 min
			Alerts: 2, in 14 deliveries, 20 Nov 2026, 11:00 Asia/Jakarta (04:00 UTC) to 20 Nov 2026, 11:40 Asia/Jakarta (04:40 UTC)
			Change: feature new-checkout, shown to 5 % of users, https://flags.example.com/1
			Runbooks: https://incidents.example.com/runbooks/checkout-down
			Evidence: trace https://traces.example.com/4bf92f
			Room: https://chat.example.com/1"
		`);
	});

	test('says nothing of what is not known', () => {
		const { lines, affected } = collated({
			facts: { status: 'resolved', times: { resolved: RESOLVED.times.resolved } },
		});
		expect(lines).toEqual(['Where: Checkout API']);
		expect(affected).toEqual([]);
	});

	test('leaves out a phase that ends before it begins', () => {
		const times = { ...RESOLVED.times, acknowledged: '2026-11-20T03:59:00Z' };
		const { lines } = collated({ facts: { ...RESOLVED, times } });
		expect(lines.filter((text) => text.startsWith('From'))).toEqual([
			'From the start of the impact to detection: 4 min',
			'From acknowledgement to the end of the harm: 32 min',
			'From the end of the harm to resolution: 29 min',
		]);
	});

	test('adds no service where people named some', () => {
		const consequences = [{ incident: 'INC-2026-0002', service: 'cart' }];
		const { lines } = collated({ facts: { ...RESOLVED, affected_services: ['app'] }, consequences });
		expect(lines).toContain('Where: Checkout API; also app');
	});

	test.each([
		['the machine is nobody', { ...line('2026-11-20T04:01:00Z', 'alert'), by: 'tocsin' }, undefined],
		['who reported it did not look', line('2026-11-20T03:50:00Z', 'reported'), undefined],
		[
			'a pager acknowledges for somebody whom teams/ does not know',
			{ ...line('2026-11-20T04:02:00Z', 'acknowledged'), by: 'pagerduty' },
			'First looked at by: pagerduty, 2 min after detection',
		],
		['before it was detected', line('2026-11-20T03:58:00Z', 'note'), 'First looked at by: Rina (@rina)'],
	])('who looked first: %s', (_name, entry, expected) => {
		const { lines } = collated({ facts: RESOLVED, timeline: [entry] });
		expect(lines.find((text) => text.startsWith('First'))).toBe(expected);
	});
});

describe('the ticket of the postmortem', () => {
	const keys = (told: Parameters<typeof askedFor>[0], now = '2026-11-20T06:00:00Z') =>
		askedFor(told, now)
			.filter(({ kind }) => kind === 'collation' || kind === 'ticket' || kind === 'ticket-note')
			.map(({ key }) => key);
	const done = (key: string) => ({ key, state: 'done', at: '2026-11-20T05:01:00Z' }) as const;
	const again = [line('2026-11-20T05:30:00Z', 'reopened'), line('2026-11-20T05:50:00Z', 'resolved')];
	const ticket = { postmortem_ticket: { id: 'PAY-1' } };

	test('is told by its text, and by a note when the incident came back and was resolved again', () => {
		const [made] = askedFor({ facts: RESOLVED }, '2026-11-20T06:00:00Z').filter(({ kind }) => kind === 'ticket');
		expect(made!.payload).toMatchObject({ covers: 'ticket/collated/1' });
		const ledger = [done('collation/1'), done('ticket/collated/1')];
		expect(keys({ facts: { ...RESOLVED, refs: ticket }, ledger })).toEqual([]);
		const times = { ...RESOLVED.times, resolved: '2026-11-20T05:50:00Z' };
		const told = { facts: { ...RESOLVED, times, refs: ticket }, timeline: again };
		expect(keys({ ...told, ledger })).toEqual(['collation/2', 'ticket/collated/2']);
		const both = [...ledger, done('collation/2'), done('ticket/collated/2')];
		expect(keys({ ...told, ledger: both })).toEqual([]);
	});

	test('is not told of what is open again, nor of a time long ago', () => {
		expect(keys({ facts: { status: 'open', times: RESOLVED.times, refs: ticket } })).toEqual([]);
		expect(keys({ facts: { ...RESOLVED, refs: ticket } }, '2026-11-28T06:00:00Z')).toEqual([]);
	});
});
