import { expect, test } from 'vitest';
import type { Schedule } from '../records/schedule.ts';
import type { Team } from '../records/team.ts';
import { incidentOf } from './postmortem.fixture.ts';
import { roleInIncident } from './role-in-incident.ts';

function schedule(team: string, layers: Readonly<Record<string, string>>): Schedule {
	return {
		schema: 1,
		name: team === 'payments' ? 'Payments' : 'Data stores',
		team,
		time_zone: 'Asia/Jakarta',
		layers: Object.entries(layers).map(([role, member]) => ({
			role,
			rotation: { every: 'week', start: '2026-10-05', handover: '10:00', members: [member] },
		})),
	};
}

const TEAMS: ReadonlyMap<string, Team> = new Map([
	[
		'payments',
		{
			schema: 1,
			name: 'Payments',
			lead: '@rina',
			members: [{ handle: '@rina', name: 'Rina Wulandari', time_zone: 'Asia/Jakarta' }],
		},
	],
]);

const SCHEDULES = new Map([
	['payments', schedule('payments', { primary: '@budi', secondary: '@rina' })],
	['stores', schedule('stores', { primary: '@elif', dba: '@two', standby: '@two' })],
]);

test.each([
	['on call in the own team', '@budi', {}, 'the primary on-call', false],
	['on call as schedule and incident say', '@budi', { on_call: '@budi' }, 'the primary on-call', true],
	['on call in another team', '@elif', {}, 'the primary on-call of Data stores', false],
	['in command, which says more', '@budi', { on_call: '@budi', scribe: '@budi' }, 'the scribe', true],
	[
		'on call as the incident alone says',
		'@joko',
		{ on_call: '@joko', responder: '@joko' },
		'the on-call engineer',
		true,
	],
	['on call, where the incident says another', '@budi', { on_call: '@joko' }, 'the engineer', false],
	['second, where the incident says another', '@rina', { on_call: '@joko' }, 'the secondary on-call', false],
	['a role of the team’s own', '@joko', { database_standby: '@joko' }, 'the database standby', true],
	['two places on call say nothing certain', '@two', {}, 'the engineer', false],
	['nobody knows', '@joko', {}, 'the engineer', false],
] as const)('%s', (_name, handle, roles, text, isRecorded) => {
	const role = roleInIncident(handle, incidentOf({ roles }), { schedules: SCHEDULES, teams: TEAMS });
	expect(role).toEqual({ text, isRecorded });
});

test('the lead of a team is that where no schedule knows better', () => {
	const role = roleInIncident('@rina', incidentOf(), { schedules: new Map(), teams: TEAMS });
	expect(role).toEqual({ text: 'the lead of Payments', isRecorded: false });
});
