import type { EffectEntry } from '../records/effects.ts';
import type { Incident } from '../records/incident.ts';
import type { TimelineEntry } from '../records/timeline.ts';
import { desiredEffects } from './desired-effects.ts';
import type { Effect } from './effect.ts';
import type { EffectRules, IncidentEffects } from './effect-records.ts';

/** An incident of the tests: open since four in the morning of 20 November 2026. */
export const FACTS: Incident = {
	schema: 1,
	id: 'INC-2026-0001',
	title: 'Checkout is down',
	status: 'open',
	severity: 'sev2',
	kind: 'service-down',
	service: 'checkout-api',
	team: 'payments',
	product: 'marketplace',
	detected_by: 'alert',
	times: { detected: '2026-11-20T04:00:00Z' },
};

/** Rules under which everybody hears of everything. */
export const RULES: EffectRules = {
	services: new Map([
		[
			'checkout-api',
			{
				schema: 1,
				name: 'Checkout API',
				owner: 'payments',
				product: 'marketplace',
				tier: 1,
				depends_on: [],
				stakeholders: ['@mei'],
			},
		],
	]),
	teams: new Map([
		[
			'payments',
			{
				schema: 1,
				name: 'Payments',
				lead: '@rina',
				mail: 'payments@example.com',
				members: [
					{ handle: '@rina', name: 'Rina', mail: 'rina@example.com', time_zone: 'Asia/Jakarta' },
					{ handle: '@mei', name: 'Mei', mail: 'mei@example.com', time_zone: 'Asia/Jakarta' },
				],
			},
		],
	]),
	schedules: new Map(),
	runbooks: new Map(),
	policies: {
		notify: {
			schema: 1,
			routes: [
				{
					id: 'all',
					events: ['triggered', 'severity-raised', 'resolved', 'closed', 'postmortem-due', 'action-overdue'],
					mail: ['team'],
				},
			],
		},
		postmortems: {
			schema: 1,
			required_for: { kinds: ['service-down'], severities: [] },
			open_on: 'resolve',
			due: [{ severity: 'sev2', within: '5d' }],
			actions_due: [],
		},
		site: {
			schema: 1,
			organisation: 'Example',
			url: 'https://incidents.example.com',
			time_zone: 'Asia/Jakarta',
			visibility: 'internal',
		},
	},
	postmortemTemplate: '',
	isBroken: false,
};

export interface Told extends Partial<Omit<IncidentEffects, 'facts'>> {
	readonly facts?: Partial<Incident>;
	readonly rules?: EffectRules;
}

/** The incident with some things changed. */
export function incidentWith({ facts, rules: _rules, ...rest }: Told = {}): IncidentEffects {
	return {
		facts: { ...FACTS, ...facts },
		timeline: [],
		ledger: [],
		hasPostmortemFile: rest.postmortem !== undefined,
		...rest,
	};
}

/** What it asks for at a time (RFC 3339 UTC), as effects. */
export function askedFor(told: Told, now: string): readonly Effect[] {
	return desiredEffects(incidentWith(told), { rules: told.rules ?? RULES, now }).map(({ effect }) => effect);
}

/** Entries of effects that were done at a time, as a run would leave them. */
export function doneWith(effects: readonly Effect[], at: string): readonly EffectEntry[] {
	return effects.map((effect) => ({
		key: effect.key,
		state: 'done',
		at,
		...(effect.kind === 'mail' && { severity: effect.payload.severity, sent: [...effect.payload.to] }),
	}));
}

/** A line of the timeline. */
export function line(at: string, kind: TimelineEntry['kind'], text: string = kind): TimelineEntry {
	return { at, kind, text, by: '@rina' };
}
