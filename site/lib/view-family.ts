import type { FamilyNode, IncidentFamily } from '../../src/core/triage/incident-family.ts';

/** So many incidents of a family are drawn on a page. */
const DRAWN = 40;
/** More than so many below one incident are folded, */
const FOLD_BEYOND = 12;
/** and only so many stay in sight. */
const IN_SIGHT = 10;

/** One incident of a drawn family. */
export interface FamilyBranch {
	readonly id: string;
	/** How it hangs on the one above; absent for the root. */
	readonly link?: FamilyNode['link'];
	/** Whether the page is about it. */
	readonly isCurrent: boolean;
	readonly shown: readonly FamilyBranch[];
	/** Behind a fold. */
	readonly folded: readonly FamilyBranch[];
}

/** A family as a page draws it. */
export interface FamilyView {
	readonly root: FamilyBranch;
	/** How many incidents it has, drawn or not. */
	readonly size: number;
	/** How many of them are not drawn. */
	readonly omitted: number;
}

/** The family of the incident `current`, bounded; undefined where it is alone. The incident itself is always drawn, and never behind a fold. */
export function viewFamily({ root, size }: IncidentFamily, current: string): FamilyView | undefined {
	if (size < 2) return undefined;
	const kept = new Set(wayTo(current, root));
	const drawn = chooseDrawn(root, kept);
	const view = ({ id, link, children }: FamilyNode): FamilyBranch => {
		const below = children.filter((child) => drawn.has(child));
		const hasFold = below.length > FOLD_BEYOND;
		const isInSight = (child: FamilyNode, at: number) => !hasFold || at < IN_SIGHT || kept.has(child);
		return {
			id,
			link,
			isCurrent: id === current,
			shown: below.filter(isInSight).map(view),
			folded: below.filter((child, at) => !isInSight(child, at)).map(view),
		};
	};
	return { root: view(root), size, omitted: size - drawn.size };
}

/** How many incidents some branches hold. */
export function countBranches(branches: readonly FamilyBranch[]): number {
	return branches.reduce((sum, { shown, folded }) => sum + 1 + countBranches(shown) + countBranches(folded), 0);
}

/** From a node down to the one with an id; empty where it is not below. */
function wayTo(id: string, node: FamilyNode): readonly FamilyNode[] {
	if (node.id === id) return [node];
	for (const child of node.children) {
		const way = wayTo(id, child);
		if (way.length > 0) return [node, ...way];
	}
	return [];
}

/** Whatever must be there, then the nearest to the root. */
function chooseDrawn(root: FamilyNode, kept: ReadonlySet<FamilyNode>): ReadonlySet<FamilyNode> {
	const drawn = new Set(kept);
	const queue = [root];
	for (const node of queue) {
		if (drawn.size >= DRAWN) break;
		drawn.add(node);
		queue.push(...node.children);
	}
	return drawn;
}
