import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FamilyNode } from '../../src/core/triage/incident-family.ts';
import { countBranches, type FamilyBranch, viewFamily } from './view-family.ts';

/** A tree in which the incident `at` hangs below `parents[at - 1]`, an earlier one. */
function treeOf(parents: readonly number[]): FamilyNode {
	const node = (at: number): FamilyNode => ({
		id: `${at}`,
		...(at > 0 && { link: 'caused_by' }),
		path: [],
		children: parents.flatMap((parent, position) => (parent === at ? [node(position + 1)] : [])),
	});
	return node(0);
}

const familyOf = (parents: readonly number[]) => ({ root: treeOf(parents), earlier: [], size: parents.length + 1 });
const wide = (count: number) => familyOf(Array.from({ length: count }, () => 0));
const idsOf = (branches: readonly FamilyBranch[]) => branches.map(({ id }) => id);

/** All that is drawn, with whether some fold hides it. */
function flatten(
	{ shown, folded, ...branch }: FamilyBranch,
	isHidden = false,
): { branch: Partial<FamilyBranch>; isHidden: boolean }[] {
	return [
		{ branch, isHidden },
		...shown.flatMap((child) => flatten(child, isHidden)),
		...folded.flatMap((child) => flatten(child, true)),
	];
}

describe('viewFamily', () => {
	test('an incident alone has no family', () => {
		expect(viewFamily(wide(0), '0')).toBeUndefined();
	});

	test('twelve below one are all in sight; of thirteen ten are', () => {
		expect(viewFamily(wide(12), '0')!.root.folded).toEqual([]);
		const { shown, folded } = viewFamily(wide(13), '0')!.root;
		expect([shown.length, idsOf(folded)]).toEqual([10, ['11', '12', '13']]);
	});

	test('the current one is never folded', () => {
		const { shown, folded } = viewFamily(wide(30), '25')!.root;
		expect(idsOf(shown).at(-1)).toBe('25');
		expect(countBranches(folded)).toBe(19);
	});

	test('of a crowd the nearest to the root are drawn, and the current one with its way', () => {
		const chain = [0, 1, 2];
		const family = viewFamily(familyOf([...chain, ...Array.from({ length: 100 }, () => 0)]), '3')!;
		expect([countBranches([family.root]), family.omitted]).toEqual([40, 64]);
		expect(flatten(family.root).filter(({ branch }) => ['1', '2', '3'].includes(branch.id!))).toHaveLength(3);
	});

	const families = fc
		.array(fc.nat(), { minLength: 1, maxLength: 90 })
		.map((given) => given.map((value, at) => value % (at + 1)));
	test('of any family and any member: nothing twice, nothing uncounted, the member drawn in sight', () => {
		fc.assert(
			fc.property(families, fc.nat(), (parents, pick) => {
				const current = `${pick % (parents.length + 1)}`;
				const { root, size, omitted } = viewFamily(familyOf(parents), current)!;
				const all = flatten(root);
				expect(new Set(all.map(({ branch }) => branch.id)).size).toBe(all.length);
				expect(all.length + omitted).toBe(size);
				expect(all.filter(({ branch }) => branch.isCurrent)).toEqual([
					expect.objectContaining({ branch: expect.objectContaining({ id: current }), isHidden: false }),
				]);
			}),
		);
	});
});
