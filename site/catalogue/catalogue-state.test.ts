import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	type CatalogueState,
	chooseSort,
	EMPTY_STATE,
	readState,
	SORTS,
	sortOf,
	togglePick,
	writeState,
} from './catalogue-state.ts';
import { FACET_KEYS, perFacet } from './facets.ts';

const value = fc.stringMatching(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const state: fc.Arbitrary<CatalogueState> = fc
	.tuple(
		fc.string({ unit: 'grapheme' }),
		fc.record(
			Object.fromEntries(FACET_KEYS.map((key) => [key, fc.uniqueArray(value, { maxLength: 3 })])),
		) as fc.Arbitrary<CatalogueState['picks']>,
		fc.option(fc.constantFrom(...SORTS.map(({ id }) => id)), { nil: undefined }),
	)
	.map(([text, picks, sort]) => ({ text, picks, ...(sort && { sort }) }));

describe('the state in the URL', () => {
	test('comes back as it was', () => {
		fc.assert(
			fc.property(state, (before) => {
				expect(readState(writeState(before))).toEqual(before);
			}),
		);
	});

	test.each([
		['', EMPTY_STATE],
		['?q=redis+timeout', { ...EMPTY_STATE, text: 'redis timeout' }],
		[
			'?severity=sev1,sev2&severity=sev1&team=payments',
			{
				...EMPTY_STATE,
				picks: perFacet((key) => (key === 'severity' ? ['sev1', 'sev2'] : key === 'team' ? ['payments'] : [])),
			},
		],
		['?sort=longest', { ...EMPTY_STATE, sort: 'longest' }],
		['?sort=sideways&colour=red&severity=', EMPTY_STATE],
	])('reads %s', (search, expected) => {
		expect(readState(search)).toEqual(expected);
	});

	test('is short and readable', () => {
		const chosen = togglePick(togglePick(EMPTY_STATE, 'severity', 'sev1'), 'severity', 'sev2');
		expect(writeState({ ...chosen, text: 'orders & db', sort: 'oldest' })).toBe(
			'?q=orders+%26+db&severity=sev1,sev2&sort=oldest',
		);
		expect(writeState(EMPTY_STATE)).toBe('');
	});
});

describe('order', () => {
	const search = { ...EMPTY_STATE, text: 'redis' };

	test.each([
		['of the whole catalogue: newest first', EMPTY_STATE, 'newest'],
		['of a search: best match', search, 'best'],
		['chosen', { ...search, sort: 'newest' }, 'newest'],
		['best match where nothing is searched any more', { ...EMPTY_STATE, sort: 'best' }, 'newest'],
	] as const)('%s', (_, given, expected) => {
		expect(sortOf(given)).toBe(expected);
	});

	test('that goes without saying is not said', () => {
		expect(chooseSort({ ...EMPTY_STATE, sort: 'oldest' }, 'newest')).toEqual(EMPTY_STATE);
		expect(chooseSort(search, 'newest')).toEqual({ ...search, sort: 'newest' });
	});
});

test('a value is chosen and taken back', () => {
	const once = togglePick(EMPTY_STATE, 'team', 'orders');
	expect(once.picks.team).toEqual(['orders']);
	expect(togglePick(once, 'team', 'orders')).toEqual(EMPTY_STATE);
});
