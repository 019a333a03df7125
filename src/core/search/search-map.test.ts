import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeIds, encodeIds } from './encode-ids.ts';
import { decodeSearchMap, encodeSearchMap, SEARCH_KINDS, type SearchTarget } from './search-map.ts';

const canonicalId = fc
	.tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 0, max: 99_999 }))
	.map(([year, number]) => `INC-${year}-${String(number).padStart(4, '0')}`);
const anyId = fc.oneof(
	canonicalId,
	fc.constantFrom('INC-2026-00042', 'drafts/slow-search', '', 'INC-2026-99999999999'),
);

describe('ids in few bytes', () => {
	test('come back as they were, whatever they are', () => {
		fc.assert(
			fc.property(fc.array(anyId), (ids) => {
				expect(decodeIds(encodeIds(ids))).toEqual(ids);
			}),
		);
	});

	test('are small numbers where they follow each other', () => {
		expect(encodeIds(['INC-2026-0003', 'INC-2026-0002', 'INC-2026-00001', 'INC-2025-9999'])).toEqual([
			-20_260_000_003,
			1,
			'INC-2026-00001',
			9_990_003,
		]);
	});
});

test('the map of texts comes back as it was', () => {
	const target: fc.Arbitrary<SearchTarget> = fc.record({ kind: fc.constantFrom(...SEARCH_KINDS), id: anyId });
	const name = fc.string({ unit: fc.constantFrom(...'abcdef0123456789_'), minLength: 1 });
	fc.assert(
		fc.property(fc.dictionary(name, target), (targets) => {
			const named = new Map(Object.entries(targets));
			expect(decodeSearchMap(encodeSearchMap(named))).toEqual(named);
		}),
	);
});
