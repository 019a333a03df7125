import { describe, expect, test } from 'vitest';
import type { Incident } from '../../records/incident.ts';
import type { RoomEffect } from '../effect.ts';
import { askedFor, FACTS, RULES, type Told } from '../effects.fixture.ts';

const NOW = '2026-11-20T05:00:00Z';
const WITH_ROOMS = {
	...RULES,
	services: new Map([
		[
			'checkout-api',
			{
				...RULES.services.get('checkout-api')!,
				links: [{ title: 'Dashboard', url: 'https://grafana.example.com/d/1' }],
			},
		],
	]),
	policies: {
		...RULES.policies,
		triage: { kinds: [{ id: 'service-down', name: 'Service down', room: true }] } as never,
	},
};

function roomEffects(told: Told, now = NOW): readonly RoomEffect[] {
	return askedFor({ rules: WITH_ROOMS, ...told }, now).filter((effect) => effect.kind === 'room');
}

const DIGEST = roomEffects({})[0]!.payload.view.digest;

/** The incident with the room that was opened for it, and some facts changed since. */
function withRoom(changes: Partial<Incident>, room: object = {}): Told {
	return { facts: { refs: { room: { id: 'C1', message: '1.2', state: 'open', shown: DIGEST, ...room } }, ...changes } };
}

test('a room is opened with its name, topic, links and people', () => {
	expect(roomEffects({ facts: { runbooks: ['checkout-down'] } })).toMatchObject([
		{
			key: 'room/open',
			payload: {
				name: 'inc-2026-0001-checkout-api-service-down',
				people: ['@rina', '@mei'],
				view: {
					topic: 'sev2 open | no commander | https://incidents.example.com/incidents/INC-2026-0001',
					links: [
						{ title: 'INC-2026-0001', url: 'https://incidents.example.com/incidents/INC-2026-0001' },
						{ title: 'Runbook: checkout-down', url: 'https://incidents.example.com/runbooks/checkout-down' },
						{ title: 'Dashboard', url: 'https://grafana.example.com/d/1' },
					],
					letter: { label: 'Open, sev2' },
				},
			},
		},
	]);
});

test('the name of a room is never longer than Slack takes, with a number behind it', () => {
	const [effect] = roomEffects({ facts: { service: 's'.repeat(80) } });
	expect((effect!.payload as { name: string }).name).toMatch(/^inc-2026-0001-s{62}$/);
});

describe('a room that is open', () => {
	test.each<[string, Partial<Incident>]>([
		['the severity', { severity: 'sev1' }],
		['the status', { status: 'resolved', times: { ...FACTS.times, resolved: NOW } }],
		['the commander', { roles: { incident_commander: '@rina' } }],
		['the impact', { impact: { users_affected: 41_000 } }],
		['the acknowledgement', { times: { ...FACTS.times, acknowledged: NOW } }],
	])('is brought up to date when %s changes, by a key of what it will show', (_name, changes) => {
		const [effect, ...others] = roomEffects(withRoom(changes));
		expect(others).toEqual([]);
		expect(effect).toMatchObject({
			key: `room/update/${effect!.payload.view.digest}`,
			reason: 'room/changed',
			payload: { action: 'update', room: { id: 'C1', message: '1.2' } },
		});
		expect(roomEffects(withRoom(changes, { shown: effect!.payload.view.digest }))).toEqual([]);
	});

	test.each<[string, Told]>([
		['nothing changed', withRoom({})],
		['it was noted by hand', withRoom({ severity: 'sev1' }, { shown: undefined })],
		['people closed it', withRoom({ severity: 'sev1' }, { state: 'closed' })],
	])('is left alone when %s', (_name, told) => {
		expect(roomEffects(told)).toEqual([]);
	});

	test('is closed with the incident, whatever else has changed', () => {
		const times = { ...FACTS.times, resolved: NOW, closed: NOW };
		expect(roomEffects(withRoom({ status: 'closed', severity: 'sev1', times })).map(({ key }) => key)).toEqual([
			'room/close',
		]);
	});

	test('shows again what it showed before', () => {
		const [raised] = roomEffects(withRoom({ severity: 'sev1' }));
		expect(roomEffects(withRoom({}, { shown: raised!.payload.view.digest })).map(({ key }) => key)).toEqual([
			`room/update/${DIGEST}`,
		]);
	});
});
