import { describe, expect, test } from 'vitest';
import { createRoster } from './roster.ts';

type Members = Parameters<typeof createRoster>[0];

/** Turns of one day each; turn 0 begins on 2026-01-10. */
const turnOfDay = (date: string) => (Date.parse(date) - Date.parse('2026-01-10')) / 86_400_000;

function turns(members: Members, from: number, until: number): string {
	const memberOf = createRoster(members, turnOfDay);
	return Array.from({ length: until - from }, (_, index) => memberOf(from + index)?.slice(1) ?? '-').join(' ');
}

describe('turns', () => {
	test.each<[string, Members, string]>([
		['in the order of the list, before the start too', ['@a', '@b', '@c'], 'a b c a b c a b c'],
		['one who joins comes in at her place', ['@a', '@b', { member: '@c', from: '2026-01-13' }], 'b a b a b a b c a'],
		[
			'one who joins first waits for the list to come round',
			[{ member: '@c', from: '2026-01-11' }, '@a', '@b'],
			'b a b a b c a b c',
		],
		['one who leaves is passed over', ['@a', { member: '@b', until: '2026-01-13' }, '@c'], 'a b c a b c a c a'],
		['one who leaves right after a turn', ['@a', { member: '@b', until: '2026-01-12' }, '@c'], 'a b c a b c a c a'],
		['one who was never in', ['@a', { member: '@b', from: '2026-02-01', until: '2026-01-01' }], 'a a a a a a a a a'],
		[
			'nobody for a while',
			[
				{ member: '@a', until: '2026-01-11' },
				{ member: '@b', from: '2026-01-13' },
			],
			'a a a a - - b b b',
		],
		['nobody at the start', [{ member: '@a', from: '2026-01-12' }], '- - - - - a a a a'],
	])('%s', (_name, members, expected) => {
		expect(turns(members, -3, 6)).toBe(expected);
	});

	test('to write down who joins and who leaves changes no turn before that day', () => {
		const before = turns(['@a', '@b', '@c'], -50, 20);
		const changed: Members = ['@a', { member: '@d', from: '2026-01-30' }, { member: '@b', until: '2026-01-30' }, '@c'];
		expect(turns(changed, -50, 20)).toBe(before);
		expect(turns(changed, 18, 26)).toBe('a b c a d c a d');
	});

	test('nobody has two turns in a row because of somebody else, while two are in', () => {
		const members: Members = [
			{ member: '@a', until: '2026-01-20' },
			{ member: '@b', from: '2026-01-14', until: '2026-02-20' },
			'@c',
			{ member: '@d', from: '2026-01-18' },
		];
		const all = turns(members, -20, 60).split(' ');
		expect(all.filter((member, index) => member === all[index + 1])).toEqual([]);
	});
});
