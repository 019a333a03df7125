import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SORTS } from './catalogue-state.ts';
import type { CatalogueColumns } from './columns.ts';
import { decodeColumns } from './decode-columns.ts';
import { FACET_KEYS, type FacetKey, perFacet } from './facets.ts';
import { foldText, foldWords } from './fold-text.ts';
import { parseQuery } from './parse-query.ts';
import { type RowSearch, searchRows } from './search-rows.ts';

/** An incident said plainly, for the oracle. */
interface PlainRow {
	readonly title: string;
	readonly started: number | null;
	readonly lasted: number | null;
	readonly facets: Readonly<Record<FacetKey, readonly string[]>>;
}

const VALUES = ['alpha', 'beta', 'gamma'];
const SINGLE: readonly FacetKey[] = ['status', 'severity', 'year', 'team', 'kind'];

function columnsOf(rows: readonly PlainRow[]): CatalogueColumns {
	let before = 0;
	return {
		format: 1,
		ids: rows.map((_, row) => `INC-DRAFT-${row}`),
		titles: rows.map(({ title }) => title),
		started: rows.map(({ started }) => {
			if (started === null) return null;
			const step = before - started;
			before = started;
			return step;
		}),
		lasted: rows.map(({ lasted }) => lasted),
		facets: perFacet((key) => ({
			values: VALUES.map((id) => [id, id.toUpperCase()] as const),
			sets: rows.map(({ facets }) => facets[key].map((id) => VALUES.indexOf(id))),
			codes: rows.map((_, row) => row),
		})),
		parents: {},
		runbooks: [],
	};
}

const row: fc.Arbitrary<PlainRow> = fc.record({
	title: fc
		.array(fc.constantFrom('redis', 'timeout', 'Orders-db', 'slow', 'Über'), { maxLength: 4 })
		.map((words) => words.join(' ')),
	started: fc.option(fc.nat(1000)),
	lasted: fc.option(fc.nat(500)),
	facets: fc.record(
		Object.fromEntries(
			FACET_KEYS.map((key) => [
				key,
				SINGLE.includes(key) ? fc.constantFrom(...VALUES).map((id) => [id]) : fc.subarray(VALUES),
			]),
		),
	) as fc.Arbitrary<PlainRow['facets']>,
});

const search = fc.record({
	picks: fc.record(
		Object.fromEntries(FACET_KEYS.map((key) => [key, fc.oneof(fc.constant([]), fc.subarray([...VALUES, 'unknown']))])),
	) as fc.Arbitrary<RowSearch['picks']>,
	sort: fc.constantFrom(...SORTS.map(({ id }) => id)),
	text: fc
		.array(
			fc.constantFrom('redis', 'tim', '-slow', 'orders-db', 'team:alp', '-cause:beta', 'service:"gamma"', 'nowhere'),
			{ maxLength: 3 },
		)
		.map((words) => words.join(' ')),
	hits: fc.uniqueArray(fc.nat(29), { maxLength: 8 }),
});

/** The rows that match, one condition after the other, read as slowly as the rules are written. */
function naiveRows(
	rows: readonly PlainRow[],
	given: Omit<RowSearch, 'sort'>,
	except?: FacetKey,
): { byTitle: number[]; byText: number[] } {
	const { query, picks, textHits } = given;
	const isLet = (place: number) => {
		const { facets, title } = rows[place]!;
		const text = textOf(place, title, facets.service);
		return (
			query.unwanted.every((needle) => !text.includes(needle)) &&
			FACET_KEYS.every(
				(key) => key === except || picks[key].length === 0 || facets[key].some((id) => picks[key].includes(id)),
			) &&
			query.filters.every(({ key, value, isExcluded }) => {
				const isNamed = facets[key].some((id) => ` ${foldText(`${id} ${id.toUpperCase()}`)}`.includes(` ${value}`));
				return isNamed !== isExcluded;
			})
		);
	};
	const isTitle = (place: number) => {
		const text = textOf(place, rows[place]!.title, rows[place]!.facets.service);
		return query.wanted.every((needle) => text.includes(needle));
	};
	const places = rows.map((_, place) => place);
	return {
		byTitle: places.filter((place) => isLet(place) && isTitle(place)),
		byText: textHits.filter((place) => isLet(place) && !isTitle(place)),
	};
}

function textOf(place: number, title: string, services: readonly string[]): string {
	return foldWords(`INC-DRAFT-${place} ${title} ${services.map((id) => id.toUpperCase()).join(' ')}`);
}

describe('one pass over all rows', () => {
	test('finds and counts what the plain rules do', () => {
		fc.assert(
			fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), search, (rows, { picks, sort, text, hits }) => {
				const table = decodeColumns(columnsOf(rows));
				const query = parseQuery(text);
				const textHits = hits.filter((place) => place < rows.length);
				const found = searchRows(table, { picks, sort, query, textHits });
				const naive = naiveRows(rows, { picks, query, textHits });
				expect(found.titleRows.toSorted(ascending)).toEqual(naive.byTitle);
				expect(found.textRows.toSorted(ascending)).toEqual(naive.byText.toSorted(ascending));
				for (const key of FACET_KEYS) {
					const others = naiveRows(rows, { picks, query, textHits }, key);
					const expected = VALUES.map(
						(id) =>
							[...others.byTitle, ...others.byText].filter((place) => rows[place]!.facets[key].includes(id)).length,
					);
					expect([...found.counts[key]], key).toEqual(expected);
				}
			}),
			{ numRuns: 400 },
		);
	});

	test('keeps the order of the best where no other was asked for', () => {
		const rows = Array.from({ length: 5 }, () => plain({}));
		const found = searchRows(decodeColumns(columnsOf(rows)), {
			...everything('best'),
			query: parseQuery('nowhere'),
			textHits: [3, 0, 4],
		});
		expect(found.textRows).toEqual([3, 0, 4]);
		expect(
			searchRows(decodeColumns(columnsOf(rows)), {
				...everything('newest'),
				query: parseQuery('nowhere'),
				textHits: [3, 0, 4],
			}).textRows,
		).toEqual([0, 3, 4]);
	});

	test.each([
		['newest', [0, 1, 2, 3]],
		['oldest', [2, 1, 0, 3]],
		['longest', [1, 2, 0, 3]],
		['worst', [2, 0, 1, 3]],
	] as const)('sorts by %s, what is unknown last', (sort, expected) => {
		const rows = [
			plain({ started: 900, lasted: 5, severity: 'beta' }),
			plain({ started: 800, lasted: 50, severity: 'gamma' }),
			plain({ started: 700, lasted: 20, severity: 'alpha' }),
			plain({ severity: 'gamma' }),
		];
		expect(searchRows(decodeColumns(columnsOf(rows)), everything(sort)).titleRows).toEqual(expected);
	});
});

function everything(sort: RowSearch['sort']): RowSearch {
	return { picks: perFacet(() => []), sort, query: parseQuery(''), textHits: [] };
}

function plain({
	started = null,
	lasted = null,
	severity = 'alpha',
}: {
	started?: number | null;
	lasted?: number | null;
	severity?: string;
}): PlainRow {
	return { title: '', started, lasted, facets: perFacet((key) => [key === 'severity' ? severity : 'alpha']) };
}

function ascending(a: number, b: number): number {
	return a - b;
}
