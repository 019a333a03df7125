import { describe, expect, test } from 'vitest';
import { generateRepository } from '../../bench/generate-repository.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { formatDuration } from '../../src/core/time/format-duration.ts';
import { viewRow } from '../lib/view-row.ts';
import type { CatalogueColumns } from './columns.ts';
import { areColumns, decodeColumns, valuesOf } from './decode-columns.ts';
import { encodeColumns } from './encode-columns.ts';
import { FACET_KEYS } from './facets.ts';

const MINUTE = 60_000;

function catalogueOf(texts: ReadonlyMap<string, string>) {
	return readCatalogue({ paths: () => [...texts.keys()], read: (path) => texts.get(path)!, version: () => '1' });
}

function generated(incidents: number): Map<string, string> {
	return new Map([...generateRepository({ incidents })].map(({ path, content }) => [path, content]));
}

function throughJson(columns: CatalogueColumns): unknown {
	return JSON.parse(JSON.stringify(columns));
}

describe('columns', () => {
	const catalogue = catalogueOf(generated(400));
	const sent = throughJson(encodeColumns(catalogue));

	test('say of every incident what its line in a server-made table says', () => {
		if (!areColumns(sent)) throw new Error('not columns');
		const table = decodeColumns(sent);
		expect(table.size).toBe(400);
		for (const [row, incident] of catalogue.incidents.entries()) {
			const view = viewRow(incident, catalogue);
			const first = (key: (typeof FACET_KEYS)[number]) => valuesOf(table, key, row)[0];
			expect(table.ids[row]).toBe(view.id);
			expect(table.titles[row]).toBe(view.title);
			expect(first('severity')?.id).toBe(view.severity);
			expect(first('status')?.id).toBe(view.status);
			expect(first('service')?.label).toBe(view.serviceName);
			expect(first('team')?.label).toBe(view.teamName);
			expect(first('kind')?.label).toBe(view.kind);
			expect(table.started[row]).toBe(Math.floor(Date.parse(view.startedAt!) / MINUTE));
			expect(table.lasted[row]! < 0 ? undefined : formatDuration(table.lasted[row]! * MINUTE)).toBe(view.lasted);
			const parent = table.parents[row];
			expect(parent && { type: parent[0], id: parent[1] }).toEqual(view.parent);
		}
	});

	test('are refused where they are of another format', () => {
		expect(areColumns({ ...(sent as object), format: 2 })).toBe(false);
		expect(areColumns({ format: 1, ids: [] })).toBe(false);
		expect(areColumns(null)).toBe(false);
	});

	test('of no incident are a table of none', () => {
		const table = decodeColumns(encodeColumns(catalogueOf(new Map())));
		expect(table.size).toBe(0);
		for (const key of FACET_KEYS) expect(table.facets[key].values).toEqual([]);
	});

	test('cost little more than twenty bytes an incident on the way', async () => {
		const text = JSON.stringify(encodeColumns(catalogue));
		const packed = new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip')));
		expect((await packed.arrayBuffer()).byteLength / 400).toBeLessThan(30);
	});
});

test('facets take affected services, causes of the postmortem, and undated years', () => {
	const texts = generated(1);
	const path = [...texts.keys()].find((name) => /^incidents.*incident\.md$/.test(name))!;
	const text = texts.get(path)!;
	const withoutTimes = text.replace(/times:\n(?: {2}.*\n)+/, 'times: {}\n').replace(/causes: .*\n/, '');
	texts.set(path, withoutTimes.replace(/(service: )(\S+)\n/, '$1$2\naffected_services: [search-db, $2]\n'));
	texts.delete(path.replace('incident.md', 'timeline.yaml'));
	const catalogue = catalogueOf(texts);
	expect(catalogue.problems).toEqual([]);
	const table = decodeColumns(encodeColumns(catalogue));
	const { facts, postmortem } = catalogue.incidents[0]!;
	expect(valuesOf(table, 'service', 0).map(({ id }) => id)).toEqual([facts.service, 'search-db']);
	expect(valuesOf(table, 'cause', 0).map(({ id }) => id)).toEqual(postmortem!.facts.causes);
	expect(valuesOf(table, 'year', 0).map(({ id }) => id)).toEqual(['undated']);
	expect([table.started[0], table.lasted[0]]).toEqual([-1, -1]);
});
