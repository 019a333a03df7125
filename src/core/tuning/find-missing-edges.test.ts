import { expect, test } from 'vitest';
import type { RecordedIncident } from '../backtest/recorded-incident.ts';
import type { Incident } from '../records/incident.ts';
import type { TriagePolicy } from '../records/policies/triage.ts';
import type { Service } from '../records/service.ts';
import { findMissingEdges } from './find-missing-edges.ts';

const POLICY: TriagePolicy = {
	schema: 1,
	kinds: [{ id: 'down', name: 'Down' }],
	levels: [],
	default_level: { kind: 'down', severity: 'sev3' },
	grouping: { by: ['service'], reopen_window: '1h' },
	cascade: { max_hops: 4, window: '30m', tolerance: '5m', effects: ['down'] },
};

interface Given {
	readonly service: string;
	readonly day: number;
	readonly minute: number;
	readonly kind?: string;
	readonly verdict?: RecordedIncident['verdict'];
	readonly parents?: readonly string[];
}

function edgesOf(given: readonly Given[], needs: Readonly<Record<string, readonly string[]>> = {}): readonly string[] {
	const facts = new Map<string, Incident>();
	const recorded = new Map<string, RecordedIncident>();
	for (const [index, { service, day, minute, kind = 'down', verdict = 'real', parents = [] }] of given.entries()) {
		const id = `INC-2026-${String(index + 1).padStart(4, '0')}`;
		const detected = new Date(Date.UTC(2026, 0, 1 + day, 12, minute)).toISOString();
		facts.set(id, { id, service, kind, times: { detected } } as unknown as Incident);
		recorded.set(id, { id, title: '', service, severity: 'sev3', verdict, parents, isReviewed: true });
	}
	const services = new Map(
		['shop', 'store', 'third'].map((slug) => [slug, { depends_on: needs[slug] ?? [] } as unknown as Service]),
	);
	const found = findMissingEdges(facts, { rules: { policy: POLICY, services }, recorded });
	return found.map((edge) => `${edge.service} needs ${edge.needs}: ${edge.n} of ${edge.of}`);
}

const days = (count: number, make: (day: number) => readonly Given[]) =>
	Array.from({ length: count }, (_, index) => make(index * 7)).flat();
const after = (minutes: number, shop: Partial<Given> = {}) =>
	days(5, (day) => [
		{ service: 'store', day, minute: 0 },
		{ service: 'shop', day, minute: minutes, ...shop },
	]);
const EDGE = ['shop needs store: 5 of 5'];

test.each([
	['within the window', after(30), {}, EDGE],
	['a minute too late', after(31), {}, []],
	['four times are too few', after(10).slice(2), {}, []],
	['a path joins the two already', after(10), { shop: ['third'], third: ['store'] }, []],
	['a path joins them the other way round', after(10), { store: ['shop'] }, []],
	['false alarms', after(10, { verdict: 'false' }), {}, []],
	['of a kind that follows nothing', after(10, { kind: 'other' }), {}, []],
	['a third incident explains it', after(10, { parents: ['INC-2026-0099'] }), {}, []],
	[
		'people linked one of the two already',
		after(10).map((one, index) => (index === 1 ? { ...one, parents: ['INC-2026-0001'] } : one)),
		{},
		EDGE,
	],
	[
		'as often as by chance, where one is always failing',
		days(5, (day) => [
			...Array.from({ length: 400 }, (_, index): Given => ({ service: 'store', day, minute: index * 25 })),
			{ service: 'shop', day, minute: 10 },
		]),
		{},
		[],
	],
])('%s', (_name, given, needs, expected) => {
	expect(edgesOf(given, needs)).toEqual(expected);
});

test('of two that follow each other, the one that does it more often', () => {
	const both = [...after(3), { service: 'store', day: 50, minute: 0 }, { service: 'shop', day: 50, minute: 20 }];
	expect(edgesOf(both)).toEqual(['shop needs store: 6 of 6']);
});
