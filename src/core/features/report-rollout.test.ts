import { describe, expect, test } from 'vitest';
import type { Rollout } from '../records/rollout.ts';
import { reportRollout, type WatchedIncident, type WatchedRecords } from './report-rollout.ts';

const NOW = '2026-11-20T00:00:00Z';
const CHANGE = 'feature/new-checkout';

function rollout(...steps: readonly (readonly [at: string, percent: number])[]): Rollout {
	return {
		schema: 1,
		name: 'new-checkout',
		kind: 'feature',
		services: ['checkout'],
		steps: steps.map(([at, exposure_percent]) => ({ at: `2026-${at}T00:00:00Z`, exposure_percent })),
	};
}

function incident(at: string, facts: Partial<WatchedIncident> = {}): WatchedIncident {
	return {
		id: `INC-2026-${at.replace('-', '')}`,
		at: `2026-${at}T06:00:00Z`,
		service: 'checkout',
		isOpen: false,
		...facts,
	};
}

/** Twelve incidents in the hundred days before June. */
const BEFORE = Array.from({ length: 12 }, (_, index) =>
	incident(`0${3 + Math.floor(index / 4)}-0${1 + (index % 4) * 2}`),
);

function report(plan: Rollout, after: readonly WatchedIncident[] = [], records: Partial<WatchedRecords> = {}) {
	const since = '2026-02-21T00:00:00Z';
	return reportRollout('new-checkout', plan, {
		incidents: [...BEFORE, ...after],
		alerts: [],
		now: NOW,
		since,
		...records,
	});
}

describe('steps', () => {
	test('last until the next, and count what names the change in them', () => {
		const plan = rollout(['06-11', 50], ['06-01', 10], ['12-01', 100]);
		const named = [incident('06-05', { change: CHANGE }), incident('06-11', { change: CHANGE }), incident('06-12')];
		const alerts = [
			{ at: '2026-06-05T06:01:00Z', service: 'checkout', incident: 'INC-2026-0605' },
			{ at: '2026-06-06T00:00:00Z', service: 'checkout', change: CHANGE },
			{ at: '2026-06-07T00:00:00Z', service: 'checkout' },
		];
		const { steps, exposure_percent } = report(plan, named, { alerts });
		expect(exposure_percent).toBe(50);
		expect(
			steps.map(({ exposure_percent: percent, hours, exposed_hours, incidents, alerts: heard }) => [
				percent,
				hours,
				exposed_hours,
				incidents,
				heard,
			]),
		).toEqual([
			[10, 240, 24, ['INC-2026-0605'], 2],
			[50, 162 * 24, 81 * 24, ['INC-2026-0611'], 0],
		]);
	});

	test('are compared with all that happened on the services before the first that exposed anybody', () => {
		const plan = rollout(['05-01', 0], ['06-01', 10]);
		const { baseline } = report(plan, [incident('05-20', { service: 'search' }), incident('06-02')]);
		expect(baseline.incidents).toEqual({ count: 12, hours: 2400 });
	});

	test('before the first record nothing is known, so it is no quiet time', () => {
		const { baseline } = report(rollout(['06-01', 10]), [], { since: '2026-05-22T00:00:00Z' });
		expect(baseline.incidents).toEqual({ count: 0, hours: 240 });
	});
});

describe('the verdict', () => {
	const named = (at: string, isOpen = false) => incident(at, { change: CHANGE, isOpen });
	const at = '3 times as often as before';
	test.each<[string, Rollout, readonly WatchedIncident[], string, string]>([
		[
			'safe after enough exposure without an incident',
			rollout(['06-01', 50]),
			[],
			'safe',
			'No incident in 2,064 hours of all users: at most 0.4 times as often as before',
		],
		[
			'not enough data after little exposure, and how long it takes',
			rollout(['11-15', 5]),
			[],
			'not-enough-data',
			`No incident in 6.0 hours of all users does not rule out ${at}; at 5 % that takes 636 days more without one`,
		],
		[
			'stop where it made more trouble than there was before',
			rollout(['11-10', 10]),
			[named('11-11'), named('11-12'), named('11-13')],
			'stop',
			'3 incidents in 24 hours of all users: at least 12 times as often as before',
		],
		[
			'stop while one is open',
			rollout(['06-01', 50]),
			[named('11-11', true)],
			'stop',
			'INC-2026-1111 is open and names it',
		],
		[
			'stop where it was taken back to nothing because of one',
			rollout(['06-01', 50], ['06-10', 0]),
			[named('06-09')],
			'stop',
			'It was taken back to 0 %; 1 incident named it',
		],
		['nothing to say at 0 % without one', rollout(['06-01', 0]), [], 'not-enough-data', 'It is at 0 %'],
		[
			'what came before it was taken back does not count against it',
			rollout(['06-01', 5], ['06-02', 0], ['06-20', 50]),
			[named('06-01')],
			'safe',
			'No incident in 1,836 hours of all users: at most 0.5 times as often as before',
		],
		[
			'a step to come is not there yet',
			rollout(['12-01', 5]),
			[],
			'not-enough-data',
			'No step of it is on record in rollouts/, so its exposure is not known',
		],
	])('%s', (_name, plan, after, verdict, reason) => {
		const found = report(plan, after);
		expect([found.verdict, found.reason]).toEqual([verdict, reason]);
	});

	test('without a baseline nothing is safe', () => {
		const { verdict, reason } = report(rollout(['06-01', 100]), [], { incidents: [] });
		expect([verdict, reason]).toEqual([
			'not-enough-data',
			'Its services had no incident in the 100 days before, so there is nothing to compare with',
		]);
	});
});
