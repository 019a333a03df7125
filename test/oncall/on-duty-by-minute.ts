import type { Schedule, ScheduleLayer } from '../../src/core/records/schedule.ts';
import { WEEKDAYS } from '../../src/core/records/weekdays.ts';
import type { MinuteWalk } from './minute-walk.ts';

/**
 * Who is on duty in a role at every minute of a walk, told from the clock on the wall alone: something that begins at
 * a wall time has begun once the clock has said that time or a later one; something that ends at a wall time has
 * ended once the clock will not say that time again, nor an earlier one. Written without looking at src/core/oncall, and slow.
 */
export function onDutyByMinute(schedule: Schedule, role: string, walk: MinuteWalk): readonly (readonly string[])[] {
	const layers = schedule.layers
		.filter((layer) => layer.role === role)
		.map((layer) => dutyOfLayer(schedule, layer, walk));
	const arrange = exceptionsOf(schedule, role, walk);
	return Array.from(walk.wall, (_, minute) =>
		arrange(
			minute,
			layers.flatMap((membersAt) => membersAt(minute)),
		),
	);
}

/** From one time of the wall clock until another, in its minutes. */
type WallSpan = readonly [from: number, to: number];

function isWithin({ reached, ahead }: MinuteWalk, minute: number, [from, to]: WallSpan): boolean {
	return reached[minute]! >= from && ahead[minute]! < to;
}

function dutyOfLayer(
	schedule: Schedule,
	layer: ScheduleLayer,
	walk: MinuteWalk,
): (minute: number) => readonly string[] {
	const turns = turnsByHand(layer.rotation, walk);
	const windows = layer.restrict && windowsByHand(layer.restrict, walk);
	const holidays = (schedule.holidays ?? []).map(
		({ date }): WallSpan => [wallOf(date, '00:00'), wallOf(date, '00:00') + 1440],
	);
	const from = layer.from === undefined ? -Infinity : Date.parse(layer.from);
	const until = layer.until === undefined ? Infinity : Date.parse(layer.until);
	return (minute) => {
		const at = walk.start + minute * 60_000;
		const isNow = (span: WallSpan) => isWithin(walk, minute, span);
		if (at < from || at >= until) return [];
		if (windows && !windows.some(isNow)) return [];
		if (layer.holidays && holidays.some(isNow) !== (layer.holidays === 'only')) return [];
		return turns.filter(({ span }) => isNow(span)).flatMap(({ member }) => member ?? []);
	};
}

interface WallTurn {
	readonly span: WallSpan;
	readonly member: string | undefined;
}

/** Every turn from the first to the walk, or back to it, one after the other. */
function turnsByHand(
	{ every, length = 1, start, handover, members }: ScheduleLayer['rotation'],
	walk: MinuteWalk,
): WallTurn[] {
	const minutes = { hours: 60 * length, day: 1440, days: 1440 * length, week: 10_080 }[every];
	const first = wallOf(start, handover);
	const earliest = walk.wall.reduce((a, b) => Math.min(a, b)) - 3000;
	const latest = walk.wall.reduce((a, b) => Math.max(a, b)) + 3000;
	const isIn = (place: number, from: number): boolean => {
		const entry = members[place]!;
		if (typeof entry === 'string') return true;
		const day = new Date(from * 60_000).toISOString().slice(0, 10);
		return (entry.from ?? '') <= day && (entry.until === undefined || day < entry.until);
	};
	const nameOf = (place: number | undefined) => {
		const entry = place === undefined ? undefined : members[place]!;
		return typeof entry === 'string' ? entry : entry?.member;
	};
	/** The next place in a direction whose member is in; the last one known stays known while nobody is. */
	const step = (place: number, direction: 1 | -1, from: number): number | undefined => {
		for (let steps = 1; steps <= members.length; steps++) {
			const next = (((place + direction * steps) % members.length) + members.length) % members.length;
			if (isIn(next, from)) return next;
		}
		return undefined;
	};
	const turns: WallTurn[] = [];
	const keep = (from: number, place: number | undefined) => {
		if (from + minutes >= earliest && from <= latest)
			turns.push({ span: [from, from + minutes], member: nameOf(place) });
	};
	const opening = step(-1, 1, first);
	let place = opening ?? -1;
	keep(first, opening);
	for (let from = first + minutes; from <= latest; from += minutes) {
		const next = step(place, 1, from);
		keep(from, next);
		place = next ?? place;
	}
	place = opening ?? 0;
	for (let from = first - minutes; from + minutes >= earliest; from -= minutes) {
		const next = step(place, -1, from);
		keep(from, next);
		place = next ?? place;
	}
	return turns;
}

function windowsByHand(restrict: NonNullable<ScheduleLayer['restrict']>, walk: MinuteWalk): WallSpan[] {
	const firstDay = Math.floor(walk.wall.reduce((a, b) => Math.min(a, b)) / 1440) - 2;
	const lastDay = Math.floor(walk.wall.reduce((a, b) => Math.max(a, b)) / 1440) + 1;
	const windows: WallSpan[] = [];
	for (let day = firstDay; day <= lastDay; day++) {
		const date = new Date(day * 86_400_000);
		const weekday = WEEKDAYS[(date.getUTCDay() + 6) % 7]!;
		for (const { days, from, to } of restrict) {
			if (!days.includes(weekday)) continue;
			const midnight = day * 1440;
			windows.push([midnight + minuteOfDay(from), midnight + minuteOfDay(to) + (to <= from ? 1440 : 0)]);
		}
	}
	return windows;
}

type Arrange = (minute: number, members: readonly string[]) => readonly string[];

function exceptionsOf(schedule: Schedule, role: string, walk: MinuteWalk): Arrange {
	const timed = <T extends { role: string; from: string; until: string }>(entries: readonly T[] = []) =>
		entries
			.filter((entry) => entry.role === role)
			.map((entry) => ({ ...entry, begins: Date.parse(entry.from), ends: Date.parse(entry.until) }));
	const gaps = timed(schedule.gaps);
	const swaps = timed(schedule.swaps);
	const overrides = timed(schedule.overrides);
	const closed = windowsByHand(
		(schedule.closed_hours ?? []).filter((hours) => hours.role === role),
		walk,
	);
	return (minute, members) => {
		const at = walk.start + minute * 60_000;
		const isNow = (entry: { begins: number; ends: number }) => entry.begins <= at && at < entry.ends;
		const isClosed = gaps.some(isNow) || closed.some((span) => isWithin(walk, minute, span));
		let left = isClosed ? [] : members;
		for (const { between } of swaps.filter(isNow)) {
			left = left.map((member) => (member === between[0] ? between[1] : member === between[1] ? between[0] : member));
		}
		for (const { member, instead_of } of overrides.filter(isNow)) {
			left = instead_of === undefined ? [member] : left.map((other) => (other === instead_of ? member : other));
		}
		return left;
	};
}

function wallOf(date: string, time: string): number {
	return Date.parse(`${date}T${time}Z`) / 60_000;
}

function minuteOfDay(time: string): number {
	return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
