import { describe, expect, test } from 'vitest';
import type { Relation } from '../records/incident.ts';
import { type FamilyMember, type FamilyNode, incidentFamily } from './incident-family.ts';

const link = (type: Relation['type'], incident: string, path?: string[]): Relation => ({
	type,
	incident,
	...(path && { path }),
});

function records(...members: readonly (readonly [string, string, ...Relation[]])[]) {
	const all = new Map(
		members.map(([id, service, ...relations]): [string, FamilyMember] => [id, { id, service, relations }]),
	);
	return {
		member: (id: string) => all.get(id),
		linkedBy: (id: string) =>
			[...all.values()]
				.filter(({ relations }) => relations.some(({ incident }) => incident === id))
				.map((one) => one.id),
	};
}

/** The tree as indented lines. */
function draw({ id, link: how, children }: FamilyNode, depth = 0): string[] {
	const mark = how === undefined ? '' : how === 'caused_by' ? '< ' : '= ';
	return [`${'  '.repeat(depth)}${mark}${id}`, ...children.flatMap((child) => draw(child, depth + 1))];
}

describe('incidentFamily', () => {
	const outage = records(
		['db', 'orders-db', link('recurrence_of', 'old')],
		['pay', 'payments', link('caused_by', 'db', ['payments', 'orders-db'])],
		['shop', 'checkout', link('caused_by', 'db', ['checkout', 'payments', 'orders-db'])],
		['app', 'mobile', link('caused_by', 'db', ['mobile', 'cart', 'checkout', 'payments', 'orders-db'])],
		['twin', 'checkout', link('caused_by', 'db', ['checkout', 'payments', 'orders-db']), link('duplicate_of', 'shop')],
		['old', 'orders-db', link('recurrence_of', 'older')],
		['older', 'orders-db'],
		['other', 'search', link('related_to', 'db')],
	);

	test.each(['db', 'pay', 'shop', 'app', 'twin'])('is the same tree seen from %s', (id) => {
		const family = incidentFamily(id, outage);
		expect(draw(family.root)).toEqual(['db', '  < pay', '    < shop', '      < app', '      < twin']);
		expect([family.size, family.earlier]).toEqual([5, ['old', 'older']]);
	});

	test.each([
		['an incident alone', records(['a', 'x']), ['a']],
		['a link to nothing', records(['a', 'x', link('caused_by', 'gone', ['x', 'y'])]), ['a']],
		[
			'a circle',
			records(['a', 'x', link('caused_by', 'b', ['x', 'y'])], ['b', 'y', link('caused_by', 'a', ['y', 'x'])]),
			['b', '  < a'],
		],
		['a link to itself', records(['a', 'x', link('duplicate_of', 'a')]), ['a']],
		['links made by hand without a path', records(['a', 'x'], ['b', 'y', link('caused_by', 'a')]), ['a', '  < b']],
	])('%s', (_name, given, expected) => {
		expect(draw(incidentFamily('a', given).root)).toEqual(expected);
	});
});
