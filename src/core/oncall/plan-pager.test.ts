import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PagerLink, Schedule } from '../records/schedule.ts';
import { fromEpochMs, toEpochMs } from '../time/instant.ts';
import { PAGER_AHEAD, pagerWindow } from './pager-window.ts';
import { disputedShifts, missingShifts, staleOverrides, wrongOverrides } from './plan-pager-push.ts';
import { pagerReason, planPagerRead } from './plan-pager-read.ts';

const START = toEpochMs('2026-11-20T00:00:00Z');
const HOUR = 3_600_000;
const at = (hour: number) => fromEpochMs(START + hour * HOUR);

/** Shifts that follow one another, with gaps, as hours. */
const tiles = fc
	.array(fc.record({ user: fc.constantFrom('A', 'B', 'C'), gap: fc.nat(3), length: fc.integer({ min: 1, max: 9 }) }))
	.map((parts) => {
		let hour = 0;
		return parts.map(({ user, gap, length }) => {
			const start = hour + gap;
			hour = start + length;
			return { user, start, end: hour };
		});
	});
type Tiles = readonly { readonly user: string; readonly start: number; readonly end: number }[];
const whoAt = (shifts: Tiles, hour: number) => shifts.findLast(({ start, end }) => start <= hour && hour < end)?.user;

describe('a push', () => {
	test('asks for the difference and nothing else, by the hour', () => {
		fc.assert(
			fc.property(tiles, tiles, (ours, theirs) => {
				const wanted = ours.map(({ user, start, end }) => {
					return { user, member: `@${user}`, start: START + start * HOUR, end: START + end * HOUR };
				});
				const there = theirs.map(({ user, start, end }) => ({ user, start: at(start), end: at(end) }));
				const missing = missingShifts(wanted, there).map(({ user, start, end }) => {
					return { user, start: (toEpochMs(start) - START) / HOUR, end: (toEpochMs(end) - START) / HOUR };
				});
				for (let hour = 0; hour < 130; hour++) {
					const [our, their] = [whoAt(ours, hour), whoAt(theirs, hour)];
					expect(whoAt(missing, hour)).toBe(our === their ? undefined : our);
				}
			}),
		);
	});

	const made = { id: 'Q1', user: 'A', member: '@a', start: at(2), end: at(8) };
	const watch = (member: string, start: number, end: number) => {
		return { member, start: START + start * HOUR, end: START + end * HOUR };
	};
	const span = { start: START + 4 * HOUR, end: START + 24 * HOUR };
	test.each([
		['right throughout', [watch('@a', 2, 8)], false],
		['right for a part that is left', [watch('@b', 2, 7), watch('@a', 7, 8)], false],
		['right for a part that is over', [watch('@a', 2, 4), watch('@b', 4, 8)], true],
		['wrong throughout', [watch('@b', 0, 24)], true],
		['in a gap', [], true],
	])('takes back an override of ours that is %s: %s', (_name, watches, isStale) => {
		expect(staleOverrides([made], watches, span)).toEqual(isStale ? [made] : []);
	});

	test.each([
		['right throughout', [watch('@a', 2, 5), watch('@a', 5, 8)], false],
		['right for all that is left', [watch('@b', 2, 4), watch('@a', 4, 8)], false],
		['right for a part that is left', [watch('@b', 2, 7), watch('@a', 7, 8)], true],
		['in a gap for a part that is left', [watch('@a', 2, 7)], true],
		['wrong throughout', [watch('@b', 0, 24)], true],
	])('where none is covered, takes back an override of ours that is %s: %s', (_name, watches, isWrong) => {
		expect(wrongOverrides([made], watches, span)).toEqual(isWrong ? [made] : []);
	});

	test('names shifts of others at the time of a watch', () => {
		const wanted = [{ ...watch('@a', 2, 8), user: 'A' }];
		const shift = (user: string, start: number, end: number) => ({ user, start: at(start), end: at(end) });
		const there = [shift('A', 2, 8), shift('B', 0, 2), shift('B', 8, 9), shift('B', 7, 9)];
		expect(disputedShifts(wanted, there)).toEqual([{ shift: there[3], watch: wanted[0] }]);
	});

	test('leaves alone what is over, and what reaches beyond what it knows', () => {
		for (const toTakeBack of [staleOverrides, wrongOverrides]) {
			expect(toTakeBack([{ ...made, end: at(4) }], [], span)).toEqual([]);
			expect(toTakeBack([{ ...made, end: at(25) }], [], span)).toEqual([]);
		}
	});

	test.each([
		['several people', ['@a', '@b']],
		['one', ['@a']],
	])(
		'looks two weeks ahead, and with %s its end moves with turns or weeks and not with the clock',
		(_name, members) => {
			const rotation = { every: 'week' as const, start: '2026-01-05', handover: '10:00', members };
			const schedule: Schedule = {
				schema: 1,
				name: 'x',
				team: 'x',
				time_zone: 'Asia/Jakarta',
				layers: [{ role: 'primary', rotation }],
			};
			const ends = new Set<number>();
			for (let hour = 0; hour < 28 * 24; hour++) {
				const now = START + hour * HOUR;
				const { span: seen, watches } = pagerWindow(schedule, 'primary', now);
				expect(seen.end).toBeGreaterThanOrEqual(now + PAGER_AHEAD);
				expect(watches.at(-1)!.end).toBe(seen.end);
				ends.add(seen.end);
			}
			expect(ends.size).toBe(5);
		},
	);
});

describe('a reading', () => {
	const link: PagerLink = { system: 'pagerduty', schedule: 'P1', role: 'primary', direction: 'read' };
	const override = (member: string, from: number, until: number) => {
		return { role: 'primary', member, from: at(from), until: at(until), reason: pagerReason(link) };
	};
	const found = (member: string, start: number, end: number) => ({ member, start: at(start), end: at(end) });
	const reading = { link, span: { start: START, end: START + 99 * HOUR }, now: START + 10 * HOUR };

	test.each([
		['new', [], [found('@a', 11, 12)], { removed: [], added: [override('@a', 11, 12)] }],
		['known', [override('@a', 11, 12)], [found('@a', 11, 12)], { removed: [], added: [] }],
		['gone', [override('@a', 11, 12)], [], { removed: [0], added: [] }],
		['gone, of another role', [{ ...override('@a', 11, 12), role: 'dba' }], [], { removed: [], added: [] }],
		['over', [override('@a', 1, 2)], [], { removed: [], added: [] }],
		['beyond what was asked', [override('@a', 100, 110)], [], { removed: [], added: [] }],
		['by hand', [{ ...override('@a', 11, 12), reason: 'Leave' }], [], { removed: [], added: [] }],
		[
			'by hand, the same',
			[{ ...override('@a', 11, 12), reason: 'Leave' }],
			[found('@a', 11, 12)],
			{ removed: [], added: [] },
		],
		['longer', [override('@a', 11, 12)], [found('@a', 11, 13)], { removed: [0], added: [override('@a', 11, 13)] }],
	])('%s', (_name, overrides, there, expected) => {
		expect(planPagerRead({ overrides }, { ...reading, found: there })).toEqual(expected);
	});

	test('once applied asks for nothing more', () => {
		fc.assert(
			fc.property(tiles, tiles, (ours, theirs) => {
				const overrides = ours.map(({ user, start, end }) => override(`@${user}`, start, end));
				const all = { ...reading, found: theirs.map(({ user, start, end }) => found(`@${user}`, start, end)) };
				const { removed, added } = planPagerRead({ overrides }, all);
				const after = [...overrides.filter((_, place) => !removed.includes(place)), ...added];
				expect(planPagerRead({ overrides: after }, all)).toEqual({ removed: [], added: [] });
			}),
		);
	});
});
