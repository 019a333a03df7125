import { describe, expect, test } from 'vitest';
import { decodeColumns } from './decode-columns.ts';
import { perFacet } from './facets.ts';
import { viewFacet } from './view-facet.ts';

/** A table in which service `s<n>` has n + 1 incidents, and each severity as many as its number. */
const services = Array.from({ length: 12 }, (_, number) => `s${number}`);
const codes = services.flatMap((_, number) => Array.from({ length: number + 1 }, () => number));
const table = decodeColumns({
	format: 1,
	ids: codes.map((_, row) => `row-${row}`),
	titles: codes.map(() => ''),
	started: codes.map(() => null),
	lasted: codes.map(() => null),
	facets: perFacet((key) => ({
		values: (key === 'severity' ? ['sev1', 'sev2'] : services).map((id) => [id, id.toUpperCase()] as const),
		sets: services.map((_, number) => [key === 'severity' ? Number(number > 0) : number]),
		codes,
	})),
	parents: {},
	runbooks: [],
});

function view(key: 'service' | 'severity', picks: readonly string[] = [], isLong = false) {
	const counts = new Uint32Array(12).map((_, place) => place);
	const { lines, hidden } = viewFacet(table, key, { counts, picks, isLong });
	return { ids: lines.map(({ id }) => id), hidden, lines };
}

describe('the lines of a facet', () => {
	test('are the most frequent first, and not all of many', () => {
		expect(view('service')).toMatchObject({ ids: ['s11', 's10', 's9', 's8', 's7', 's6', 's5'], hidden: 5 });
		expect(view('service', [], true)).toMatchObject({ hidden: 0 });
	});

	test('keep the order of severities', () => {
		expect(view('severity').ids).toEqual(['sev1', 'sev2']);
	});

	test('show what is chosen wherever it stands, even what is not there', () => {
		expect(view('service', ['s0', 'gone']).ids).toEqual(['s11', 's10', 's9', 's8', 's7', 's6', 's5', 's0', 'gone']);
		expect(view('service', ['gone']).lines.at(-1)).toEqual({ id: 'gone', label: 'gone', count: 0, isPicked: true });
	});

	test('count what the scan counted', () => {
		expect(view('service').lines[0]).toEqual({ id: 's11', label: 'S11', count: 11, isPicked: false });
	});
});
