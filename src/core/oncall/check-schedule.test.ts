import { describe, expect, test } from 'vitest';
import type { Schedule } from '../records/schedule.ts';
import { checkSchedule } from './check-schedule.ts';

const rotation = { every: 'week' as const, start: '2026-11-16', handover: '09:00', members: ['@ana', '@budi'] };
const base: Schedule = {
	schema: 1,
	name: 'Payments',
	team: 'payments',
	time_zone: 'Europe/London',
	layers: [{ role: 'primary', rotation }],
};
const PERIOD = { from: '2026-11-16T00:00:00Z', until: '2027-02-08T00:00:00Z' };
const week = { role: 'primary', from: '2026-11-16T09:00:00Z', until: '2026-11-23T09:00:00Z' };

const primary = (more: object) => ({ layers: [{ role: 'primary', rotation: { ...rotation, ...more } }] });

/** Each finding as one line: its rule, its key and its text. */
function findings(more: Partial<Schedule>): string[] {
	return checkSchedule({ ...base, ...more }, PERIOD).map(
		({ rule, severity, key, message, help }) => `${severity} ${rule} ${key.join('/')}: ${message}. ${help}`,
	);
}

describe('a schedule as people mean it has no findings', () => {
	test.each<[string, Partial<Schedule>]>([
		['as it is', {}],
		[
			'with office hours and closed nights',
			{
				layers: [{ role: 'primary', rotation, restrict: [{ days: ['monday'], from: '09:00', to: '17:00' }] }],
				closed_hours: [
					{ role: 'primary', days: ['monday'], from: '17:00', to: '00:00', reason: 'Closed' },
					{ role: 'primary', days: ['monday'], from: '00:00', to: '09:00', reason: 'Closed' },
					{
						role: 'primary',
						days: ['tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
						from: '00:00',
						to: '00:00',
						reason: 'Closed',
					},
				],
			},
		],
		['with a swap', { swaps: [{ ...week, between: ['@ana', '@budi'], until: '2026-11-30T09:00:00Z' }] }],
		[
			'with somebody who comes back',
			primary({ members: ['@ana', { member: '@budi', until: '2026-12-07' }, { member: '@budi', from: '2027-01-04' }] }),
		],
		[
			'over a clock that goes back in a handover',
			{ ...primary({ handover: '01:00' }), time_zone: 'Australia/Lord_Howe' },
		],
		['in a zone that the zone rule reports', { time_zone: 'Asia/Atlantis' }],
	])('%s', (_name, more) => {
		expect(findings(more)).toEqual([]);
	});
});

describe('what is not meant', () => {
	test.each<[string, Partial<Schedule>, string[]]>([
		[
			'a rotation that starts in the skipped hour',
			primary({ start: '2026-03-29', handover: '01:30' }),
			[
				'warning schedule/start-exists layers/0/rotation/start: Unexpected handover "01:30" on 2026-03-29, expected a time that Europe/London has on that day. Clocks jump over it; the first shift starts at 2026-03-29T02:00. Start a day earlier or later, or hand over at another time.',
			],
		],
		[
			'somebody listed twice',
			primary({ members: ['@ana', '@budi', '@ana'] }),
			[
				'warning schedule/member-once layers/0/rotation/members/2: Unexpected member "@ana" for the second time, expected everybody once in a rotation. Remove one of the two, unless @ana is meant to have twice as many turns; to come back later, give the first an until and the second a from.',
			],
		],
		[
			'somebody who leaves within a turn',
			primary({ members: ['@ana', { member: '@budi', until: '2026-11-25' }] }),
			[
				'warning schedule/last-turn layers/0/rotation/members/1/until: Unexpected until 2026-11-25 of "@budi" within a turn, expected the turn to be over. A turn is whole: this one lasts until 2026-11-30T09:00:00Z. Add an override for its rest, or choose an earlier day.',
			],
		],
		[
			'nobody at all',
			primary({ members: [{ member: '@ana', until: '2026-01-01' }] }),
			[
				'error schedule/covered layers/0/role: Unexpected role primary that nobody has until 2027-02-08T00:00:00Z, expected somebody. Its members have left or not joined yet, or its hours are empty. Remove the layer, or staff it.',
			],
		],
		[
			'hours without anybody',
			{ layers: [{ role: 'primary', rotation, restrict: [{ days: ['monday'], from: '09:00', to: '17:00' }] }] },
			[
				'warning schedule/covered layers/0/role: Unexpected hours without primary from 2026-11-16T00:00:00Z until 2026-11-16T09:00:00Z and 12 times more, expected somebody. Where nobody is meant to be on call, say so with gaps or closed_hours; else widen a layer.',
			],
		],
		[
			'two at once',
			{ layers: [...base.layers, { role: 'primary', rotation: { ...rotation, members: ['@citra'] } }] },
			[
				'warning schedule/one-at-a-time layers/0/role: Unexpected two in role primary from 2026-11-16T00:00:00Z until 2026-11-16T09:00:00Z ("@budi" and "@citra"), expected one. The one who began last is paged. Restrict the hours of one layer, or give it another role.',
			],
		],
		[
			'one person twice at once',
			{ layers: [...base.layers, { role: 'secondary', rotation }] },
			[
				'warning schedule/one-role-at-a-time layers: Unexpected "@budi" as primary and secondary from 2026-11-16T00:00:00Z until 2026-11-16T09:00:00Z, expected two people. Nobody is left to escalate to. Begin one of the rotations with another member, or add an override.',
			],
		],
		[
			'a layer that ends before it begins',
			{ layers: [...base.layers, { role: 'primary', rotation, from: week.until, until: week.from }] },
			[
				'error schedule/layer-in-force layers/1/until: Unexpected until 2026-11-16T09:00:00Z, expected a time after from 2026-11-23T09:00:00Z. Correct one of the two times, or remove the layer.',
			],
		],
		[
			'an override in the stead of somebody who is off',
			{ overrides: [{ ...week, member: '@dewi', instead_of: '@budi' }] },
			[
				'warning schedule/replaces-somebody overrides/0/instead_of: Unexpected "@budi", expected somebody who is primary between 2026-11-16T09:00:00Z and 2026-11-23T09:00:00Z. It changes nothing for @budi. Correct the person or the times.',
			],
		],
		[
			'half a swap',
			{ swaps: [{ ...week, between: ['@ana', '@budi'] }] },
			[
				'warning schedule/replaces-somebody swaps/0/between: Unexpected "@budi", expected somebody who is primary between 2026-11-16T09:00:00Z and 2026-11-23T09:00:00Z. It changes nothing for @budi. Correct the person or the times.',
			],
		],
		[
			'a swap that makes no sense',
			{ swaps: [{ role: 'primry', between: ['@ana', '@ana'], from: week.until, until: week.from }] },
			[
				'error schedule/swaps-fit swaps/0/between: Unexpected swap of "@ana" with the same person, expected two. Name both.',
				'error schedule/swaps-fit swaps/0/until: Unexpected until 2026-11-16T09:00:00Z, expected a time after from 2026-11-23T09:00:00Z. Correct one of the two times; both are in UTC.',
				'error schedule/swaps-fit swaps/0/role: Unexpected role "primry", expected one of "primary". Name a role of the layers.',
			],
		],
	])('%s', (_name, more, expected) => {
		expect(findings(more)).toEqual(expected);
	});
});
