import type { Relation } from '../records/incident.ts';

/** What a family needs to know of each of its members. */
export interface FamilyMember {
	readonly id: string;
	readonly service: string;
	readonly relations: readonly Relation[];
}

/** How to get from one incident to others; of an incident that does not exist, `member` knows nothing. */
export interface FamilyRecords {
	readonly member: (id: string) => FamilyMember | undefined;
	/** Ids of the incidents that link to one. */
	readonly linkedBy: (id: string) => readonly string[];
}

/** One incident in its place in the tree: what it caused, and what repeats it, below it. */
export interface FamilyNode {
	readonly id: string;
	/** How it hangs on the node above; absent for the root. */
	readonly link?: 'caused_by' | 'duplicate_of';
	/** Services between it and the root, its own first; empty where that is not known. */
	readonly path: readonly string[];
	readonly children: readonly FamilyNode[];
}

/** An incident's family: the tree it stands in, and the earlier incidents that its root repeats, latest first. */
export interface IncidentFamily {
	readonly root: FamilyNode;
	readonly earlier: readonly string[];
	/** How many incidents the tree holds. */
	readonly size: number;
}

/** Only so many earlier incidents are followed. */
const EARLIER = 10;

/**
 * The family of an incident: up its links to the root, then down to all that links there. Every incident stands once,
 * below the one whose service comes next on its path, so that the tree shows how the trouble spread. Circles and links
 * to incidents that are not there are no trouble.
 */
export function incidentFamily(id: string, records: FamilyRecords): IncidentFamily {
	const rootId = climb(id, records);
	const members = gather(rootId, records);
	const parents = new Map(members.map((member) => [member.id, parentOf(member, rootId, members)]));
	const below = Map.groupBy(
		members.filter(({ id: member }) => member !== rootId),
		(member) => parents.get(member.id),
	);
	const placed = new Set<string>();
	const node = (member: FamilyMember): FamilyNode => {
		placed.add(member.id);
		const children = (below.get(member.id) ?? []).filter((child) => !placed.has(child.id)).map(node);
		const link = member.id === rootId ? undefined : upward(member);
		return { id: member.id, ...(link && { link: link.type as FamilyNode['link'] }), path: link?.path ?? [], children };
	};
	const top = members.find((member) => member.id === rootId) ?? { id: rootId, service: '', relations: [] };
	const root = node(top);
	// Whatever hangs in a circle beside the root still belongs to it.
	const lost = members.filter((member) => !placed.has(member.id)).map(node);
	return {
		root: { ...root, children: [...root.children, ...lost] },
		earlier: earlierOf(top, records),
		size: members.length,
	};
}

function upward({ relations }: FamilyMember): Relation | undefined {
	return relations.find(({ type }) => type === 'caused_by') ?? relations.find(({ type }) => type === 'duplicate_of');
}

function climb(id: string, { member }: FamilyRecords): string {
	const seen = new Set([id]);
	for (let at = id; ; ) {
		const own = member(at);
		const next = own && upward(own)?.incident;
		if (next === undefined || seen.has(next) || !member(next)) return at;
		seen.add(next);
		at = next;
	}
}

function gather(rootId: string, { member, linkedBy }: FamilyRecords): readonly FamilyMember[] {
	const found = new Map<string, FamilyMember>();
	const queue = [rootId];
	for (const id of queue) {
		const own = found.has(id) ? undefined : member(id);
		if (!own) continue;
		found.set(id, own);
		queue.push(...linkedBy(id).filter((other) => isBelow(member(other), id)));
	}
	return [...found.values()];
}

function isBelow(other: FamilyMember | undefined, id: string): boolean {
	return other?.relations.some(({ type, incident }) => incident === id && isUpward(type)) ?? false;
}

function isUpward(type: Relation['type']): boolean {
	return type === 'caused_by' || type === 'duplicate_of';
}

/** A duplicate hangs on what it repeats; a consequence on the member whose service comes next on its path. */
function parentOf(member: FamilyMember, rootId: string, members: readonly FamilyMember[]): string {
	const duplicate = member.relations.find(({ type }) => type === 'duplicate_of');
	if (duplicate && members.some(({ id }) => id === duplicate.incident)) return duplicate.incident;
	for (const service of (upward(member)?.path ?? []).slice(1)) {
		const next = members.find((other) => other.service === service && other.id !== member.id && !isRepeat(other));
		if (next) return next.id;
	}
	return rootId;
}

function isRepeat({ relations }: FamilyMember): boolean {
	return relations.some(({ type }) => type === 'duplicate_of');
}

function earlierOf(top: FamilyMember, { member }: FamilyRecords): readonly string[] {
	const earlier: string[] = [];
	for (let at: FamilyMember | undefined = top; at && earlier.length < EARLIER; ) {
		const before: string | undefined = at.relations.find(({ type }) => type === 'recurrence_of')?.incident;
		if (before === undefined || before === top.id || earlier.includes(before)) break;
		earlier.push(before);
		at = member(before);
	}
	return earlier;
}
