import { payloadSize } from './payload-size.ts';

/** What stands in a cut text. */
const MARK = ' … [cut by the relay]';
const MARK_SIZE = payloadSize(MARK);

/** A value made smaller, and the paths of what was cut. */
export interface Shrunk {
	readonly value: unknown;
	readonly cut: readonly string[];
}

/**
 * Makes a JSON value fit into `budget` (by `payloadSize`, roughly), cutting only where it is big: short facts stay
 * whole, the longest texts and lists share what is left. Keys and types stay, so that it still reads as what it was.
 */
export function shrinkValue(value: unknown, budget: number): Shrunk {
	const cut: string[] = [];
	return { value: shrink(value, { budget, path: '$', cut }), cut };
}

interface Room {
	readonly budget: number;
	readonly path: string;
	readonly cut: string[];
}

function shrink(value: unknown, room: Room): unknown {
	if (payloadSize(value) <= room.budget) return value;
	if (typeof value === 'string') return cutText(value, room);
	if (Array.isArray(value)) return shrinkList(value, room);
	if (typeof value === 'object' && value !== null) return shrinkObject(value, room);
	return value;
}

function cutText(text: string, { budget, path, cut }: Room): string {
	cut.push(path);
	let kept = text;
	let excess = payloadSize(kept) + MARK_SIZE - budget;
	// The excess counts escapes, so a plain cut takes at least a sixth of it away and this ends soon.
	while (kept.length > 0 && excess > 0) {
		kept = kept.slice(0, Math.max(0, kept.length - Math.max(1, Math.floor(excess / 6))));
		excess = payloadSize(kept) + MARK_SIZE - budget;
	}
	// Half of a surrogate pair is no character.
	return `${kept.replace(/[\ud800-\udbff]$/, '')}${MARK}`;
}

function shrinkList(list: readonly unknown[], room: Room): unknown[] {
	const shares = shareOut(
		list.map((item) => payloadSize(item) + 1),
		room.budget - 2,
	);
	const result: unknown[] = [];
	for (const [index, item] of list.entries()) {
		if (shares[index]! < 2) continue;
		result.push(shrink(item, { ...room, budget: shares[index]! - 1, path: `${room.path}[${index}]` }));
	}
	if (result.length < list.length) room.cut.push(room.path);
	return result;
}

function shrinkObject(value: object, room: Room): Record<string, unknown> {
	const entries = Object.entries(value);
	const costs = entries.map(([key]) => payloadSize(key) + 2);
	const shares = shareOut(
		entries.map(([, item], index) => costs[index]! + payloadSize(item)),
		room.budget - 2,
	);
	const result: [string, unknown][] = [];
	for (const [index, [key, item]] of entries.entries()) {
		const left = shares[index]! - costs[index]!;
		if (left < 1) continue;
		result.push([key, shrink(item, { ...room, budget: left, path: `${room.path}.${key}` })]);
	}
	if (result.length < entries.length) room.cut.push(room.path);
	return Object.fromEntries(result);
}

/** Shares `budget` among items: the small ones get all they want, the big ones an equal share of the rest; nothing for the last ones where even that is too little. */
function shareOut(wanted: readonly number[], budget: number): readonly number[] {
	const shares = new Array<number>(wanted.length).fill(0);
	const smallestShare = 64;
	const order = [...wanted.keys()].sort((a, b) => wanted[a]! - wanted[b]! || a - b);
	let left = Math.max(0, budget);
	let waiting = order.length;
	for (const index of order) {
		const share = Math.max(Math.floor(left / waiting), smallestShare);
		const given = Math.min(wanted[index]!, share, left);
		// A share too small for the thing is no use to anybody.
		shares[index] = given < wanted[index]! && given < smallestShare ? 0 : given;
		left -= shares[index]!;
		waiting -= 1;
	}
	return shares;
}
