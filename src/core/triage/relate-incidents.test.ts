import { describe, expect, test } from 'vitest';
import { fromEpochMs } from '../time/instant.ts';
import { dependencyGraph } from './dependency-graph.ts';
import { findCauses } from './find-causes.ts';
import { findDuplicates } from './find-duplicates.ts';
import { similarity, wordsOf } from './text-similarity.ts';
import type { ActiveIncident } from './triage-state.ts';

const START = Date.parse('2026-11-20T03:00:00Z');
const minute = (value: number) => fromEpochMs(START + value * 60_000);

function incident(id: string, rest: Partial<ActiveIncident> & { readonly minute?: number } = {}): ActiveIncident {
	const { minute: at = 0, ...facts } = rest;
	return {
		id,
		status: 'open',
		severity: 'sev3',
		service: id,
		team: 'payments',
		product: 'market',
		kind: 'high-error-rate',
		name: 'HighErrorRate',
		title: 'High error rate',
		detected: minute(at),
		alerts: {},
		count: 1,
		relations: [],
		corrected: [],
		...facts,
	};
}

describe('wordsOf', () => {
	test.each([
		['HighErrorRate on checkout-api', ['high', 'error', 'rate', 'checkout', 'api']],
		['CPU 93 % on web-12.prod', ['cpu', 'web', 'prod']],
		['Der Dienst ist überlastet', ['der', 'dienst', 'ist', 'überlastet']],
		['', []],
	])('%j', (text, expected) => {
		expect([...wordsOf(text)]).toEqual(expected);
	});

	test('a megabyte has no more words than a line', () => {
		expect(wordsOf('disk full '.repeat(100_000)).size).toBe(2);
		const many = Array.from({ length: 100_000 }, (_, index) =>
			String.fromCharCode(97 + (index % 26)).repeat(index % 9),
		);
		expect(wordsOf(many.join(' ')).size).toBeLessThanOrEqual(40);
	});

	test.each([
		['disk full', 'disk full', 1],
		['disk full', 'queue long', 0],
		['disk almost full', 'disk full', 0.8],
		['', '', 0],
	])('similarity of %j and %j is %d', (a, b, expected) => {
		expect(similarity(wordsOf(a), wordsOf(b))).toBeCloseTo(expected);
	});
});

describe('dependencyGraph', () => {
	const needs = (record: Record<string, string[]>) =>
		new Map(Object.entries(record).map(([slug, depends_on]) => [slug, { depends_on }]));

	test.each([
		['the shortest way', { a: ['b', 'c'], b: ['d'], c: ['b'], d: [] }, { b: 'a b', c: 'a c', d: 'a b d' }],
		[
			'by name where two are as short',
			{ a: ['z', 'b'], b: ['d'], z: ['d'], d: [] },
			{ b: 'a b', z: 'a z', d: 'a b d' },
		],
		['a circle', { a: ['b'], b: ['a'] }, { b: 'a b' }],
		['itself', { a: ['a', 'b'], b: [] }, { b: 'a b' }],
		['a service that does not exist', { a: ['gone'] }, { gone: 'a gone' }],
	])('%s', (_name, services, expected) => {
		const found = dependencyGraph(needs(services)).needsOf('a');
		expect(Object.fromEntries([...found].map(([slug, way]) => [slug, way.join(' ')]))).toEqual(expected);
	});
});

describe('findDuplicates', () => {
	const policy = { window: '30m', similarity: 0.6, alike: ['high-error-rate', 'service-down'] };
	const same = { service: 'checkout-api' };

	test.each<
		[
			string,
			Partial<ActiveIncident> & { minute?: number },
			Partial<ActiveIncident> & { minute?: number },
			string | undefined,
		]
	>([
		['alike kinds on one service', same, { ...same, kind: 'service-down', minute: 29 }, 'duplicate/same-trouble'],
		['too far apart', same, { ...same, kind: 'service-down', minute: 31 }, undefined],
		[
			'other kinds, similar words',
			{ ...same, kind: 'data' },
			{ ...same, kind: 'other', minute: 1 },
			'duplicate/similar-text',
		],
		[
			'other kinds, other words',
			{ ...same, kind: 'data' },
			{ ...same, kind: 'other', name: 'DiskFull', title: 'Disk is full', minute: 1 },
			undefined,
		],
		['another service', same, { service: 'search-api', minute: 1 }, undefined],
		[
			'of nobody, but it names the service',
			same,
			{ service: 'unknown', title: 'High error rate checkout api', minute: 1 },
			'duplicate/similar-text',
		],
		['of nobody, and does not name it', same, { service: 'unknown', minute: 1 }, undefined],
		[
			'two strangers of nobody',
			{ service: 'unknown' },
			{ service: 'unknown', name: 'DiskFull', title: 'Disk', minute: 1 },
			undefined,
		],
		['a dismissed one', { ...same, status: 'dismissed' }, { ...same, kind: 'service-down', minute: 1 }, undefined],
	])('%s', (_name, first, second, reason) => {
		const links = findDuplicates([incident('a', first), incident('b', second)], policy);
		expect(links.get('b')).toEqual(reason && { parent: 'a', reason });
		expect(links.has('a')).toBe(false);
	});

	test('of three, all hang on the first', () => {
		const three = [0, 20, 40].map((at, index) => incident(`i${index}`, { ...same, minute: at }));
		const parents = [...findDuplicates(three.toReversed(), policy)].map(([id, { parent }]) => [id, parent]);
		expect(parents).toEqual([
			['i1', 'i0'],
			['i2', 'i0'],
		]);
	});

	test('thousands of odd alerts with a megabyte of text each are compared all the same', () => {
		const megabyte = 'lorem ipsum '.repeat(90_000);
		const odd = Array.from({ length: 3_000 }, (_, index) =>
			incident(`i${index}`, {
				service: 'unknown',
				name: `Alert ${index % 7}`,
				title: `${index} ${megabyte}`,
				minute: index / 200,
			}),
		);
		expect(findDuplicates(odd, policy).size).toBe(2_999);
	});
});

describe('findCauses', () => {
	test('the nearest explains, and the chain leads to the root; what is over explains nothing', () => {
		const services = new Map(
			Object.entries({ app: ['shop'], shop: ['pay'], pay: ['db'], db: [] }).map(([slug, depends_on]) => [
				slug,
				{ depends_on, tier: 1 },
			]),
		);
		const rules = {
			policy: { max_hops: 4, window: '30m', tolerance: '5m' },
			graph: dependencyGraph(services),
			services,
			standing: new Map(),
			originals: new Map(),
		};
		const incidents = [
			incident('db', { minute: 2 }),
			incident('pay', { minute: 0 }),
			incident('app', { minute: 20 }),
			incident('shop', { minute: 40, resolved: undefined }),
		];
		const found = (list: readonly ActiveIncident[]) =>
			[...findCauses(list, rules)]
				.map(([id, { root, path, reason }]) => `${id}: ${root} ${path.join(' ')} ${reason}`)
				.sort();
		expect(found(incidents)).toEqual([
			'app: db app shop pay db cascade/upstream-open',
			'pay: db pay db cascade/upstream-followed',
		]);
		expect(found(incidents.toReversed())).toEqual(found(incidents));
		const over = incidents.map((one) =>
			one.id === 'pay' ? { ...one, status: 'resolved' as const, resolved: minute(10) } : one,
		);
		expect(found(over)).toEqual([
			'app: db app shop pay db cascade/upstream-open',
			'pay: db pay db cascade/upstream-followed',
		]);
	});
});
