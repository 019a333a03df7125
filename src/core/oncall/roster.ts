import type { ScheduleLayer } from '../records/schedule.ts';

type Members = ScheduleLayer['rotation']['members'];

/** Turns, by number, in which the same people take part; `end` is the first turn after it. */
interface Epoch {
	readonly start: number;
	readonly end: number;
	/** Places in the list of members, ascending. */
	readonly places: readonly number[];
}

/**
 * Who has a turn. Turn 0, which begins on the rotation's start, is the first member's who is in by then; each turn
 * after it goes to the next member in the list who is in when it begins, each turn before it to the one before. A
 * member who joins or leaves changes nothing that was before, brings nobody's turn forward out of order and gives
 * nobody two in a row. Jumps over turns: the cost grows with the joins and leaves, not with the turns.
 */
export function createRoster(
	members: Members,
	turnOfDay: (date: string) => number,
): (turn: number) => string | undefined {
	const epochs = listEpochs(members, turnOfDay);
	const anchor = epochs.findIndex(({ start, end }) => start <= 0 && 0 < end);
	return (turn) => {
		const place = turn >= 0 ? walkForward(epochs.slice(anchor), turn) : walkBack(epochs.slice(0, anchor + 1), turn);
		const entry = place === undefined ? undefined : members[place];
		return typeof entry === 'string' ? entry : entry?.member;
	};
}

function listEpochs(members: Members, turnOfDay: (date: string) => number): readonly Epoch[] {
	const stays = members.map((entry) => {
		if (typeof entry === 'string') return { start: -Infinity, end: Infinity };
		return {
			start: entry.from === undefined ? -Infinity : turnOfDay(entry.from),
			end: entry.until === undefined ? Infinity : turnOfDay(entry.until),
		};
	});
	const bounds = [...new Set([-Infinity, ...stays.flatMap(({ start, end }) => [start, end]), Infinity])].sort(
		(a, b) => a - b,
	);
	return bounds.slice(0, -1).map((start, index) => ({
		start,
		end: bounds[index + 1]!,
		places: stays.flatMap((stay, place) => (stay.start <= start && start < stay.end ? [place] : [])),
	}));
}

function walkForward(epochs: readonly Epoch[], turn: number): number | undefined {
	let last = -1;
	for (const { start, end, places } of epochs) {
		const from = Math.max(start, 0);
		const first = Math.max(
			places.findIndex((place) => place > last),
			0,
		);
		const at = (wanted: number) => places[(first + wanted - from) % places.length];
		if (turn < end) return places.length === 0 ? undefined : at(turn);
		last = places.length === 0 ? last : at(end - 1)!;
	}
	return undefined;
}

function walkBack(epochs: readonly Epoch[], turn: number): number | undefined {
	let next = walkForward(epochs.slice(-1), 0) ?? Infinity;
	for (const { start, end, places } of epochs.toReversed()) {
		const until = Math.min(end, 0);
		const last = places.findLastIndex((place) => place < next);
		const from = last === -1 ? places.length - 1 : last;
		const at = (wanted: number) => places[modulo(from - (until - 1 - wanted), places.length)];
		if (turn >= start) return places.length === 0 ? undefined : at(turn);
		next = places.length === 0 ? next : at(start)!;
	}
	return undefined;
}

function modulo(value: number, by: number): number {
	return ((value % by) + by) % by;
}
