import type { Schedule } from '../records/schedule.ts';
import { fromEpochMs, toEpochMs } from '../time/instant.ts';
import { findClashes, findHoles, rolesPagedFirst, totalOf } from './coverage.ts';
import { sleepHours } from './hours-of-person.ts';
import { isTimeZone } from './is-time-zone.ts';
import { rolesOf } from './list-shifts.ts';
import { listWatches, type Watch } from './list-watches.ts';
import { clip, type Span, uncovered } from './span.ts';

/** A stretch of time in which somebody else has a role than before; nobody is `undefined`. */
export interface ChangedWatch {
	readonly role: string;
	readonly start: string;
	readonly end: string;
	readonly before?: string;
	readonly after?: string;
}

/** What a change does to one person, in hours as the one paged first. */
export interface PersonChange {
	readonly member: string;
	readonly hours: { readonly before: number; readonly after: number };
	/** Hours of these between 22:00 and 07:00 where the person is. */
	readonly sleep: { readonly before: number; readonly after: number };
}

/** What a change of a schedule does in a period. Instants are RFC 3339 UTC. */
export interface ScheduleComparison {
	readonly changes: readonly ChangedWatch[];
	readonly people: readonly PersonChange[];
	/** Times without anybody that were staffed, or did not exist, before. */
	readonly newGaps: readonly { readonly role: string; readonly start: string; readonly end: string }[];
	readonly newClashes: readonly {
		readonly member: string;
		readonly roles: readonly [string, string];
		readonly start: string;
		readonly end: string;
	}[];
}

export interface ComparisonInput {
	readonly period: { readonly from: string; readonly until: string };
	readonly zoneOf: (member: string) => string;
}

const HOUR = 3_600_000;

/** Compares a schedule with what it was; an absent one has nobody. */
export function compareSchedules(
	before: Schedule | undefined,
	after: Schedule | undefined,
	{ period, zoneOf }: ComparisonInput,
): ScheduleComparison {
	const span = { start: toEpochMs(period.from), end: toEpochMs(period.until) };
	const [old, now] = [usable(before), usable(after)];
	const roles = [...new Set([...(old ? rolesOf(old) : []), ...(now ? rolesOf(now) : [])])];
	const watchesOf = (schedule: Schedule | undefined, role: string) =>
		schedule && rolesOf(schedule).includes(role) ? listWatches(schedule, role, span) : [];
	return {
		changes: roles.flatMap((role) =>
			changedWatches(watchesOf(old, role), watchesOf(now, role), span).map((change) => ({ role, ...change })),
		),
		people: comparePeople(firstWatches(old, span), firstWatches(now, span), zoneOf),
		newGaps: now ? newGaps(old, now, span) : [],
		newClashes: now ? newClashes(old, now, span) : [],
	};
}

function usable(schedule: Schedule | undefined): Schedule | undefined {
	return schedule && isTimeZone(schedule.time_zone) ? schedule : undefined;
}

function changedWatches(
	before: readonly Watch[],
	after: readonly Watch[],
	span: Span,
): readonly Omit<ChangedWatch, 'role'>[] {
	const edges = [...before, ...after].flatMap(({ start, end }) => [start, end]);
	const times = [...new Set([span.start, ...edges, span.end])].sort((a, b) => a - b);
	const changes: Omit<ChangedWatch, 'role'>[] = [];
	const [at, then] = [memberAt(before), memberAt(after)];
	for (const [index, start] of times.slice(0, -1).entries()) {
		const [old, now] = [at(start), then(start)];
		if (old === now) continue;
		const [from, end] = [fromEpochMs(start), fromEpochMs(times[index + 1]!)];
		const last = changes.at(-1);
		if (last && last.end === from && last.before === old && last.after === now) {
			changes[changes.length - 1] = { ...last, end };
		} else changes.push({ start: from, end, ...(old && { before: old }), ...(now && { after: now }) });
	}
	return changes;
}

/** Looks up who watches at ascending moments. */
function memberAt(watches: readonly Watch[]): (ms: number) => string | undefined {
	let index = 0;
	return (ms) => {
		while (index < watches.length && watches[index]!.end <= ms) index++;
		const watch = watches[index];
		return watch && watch.start <= ms ? watch.member : undefined;
	};
}

function firstWatches(schedule: Schedule | undefined, span: Span): readonly Watch[] {
	return schedule ? rolesPagedFirst(schedule).flatMap((role) => listWatches(schedule, role, span)) : [];
}

function comparePeople(
	before: readonly Watch[],
	after: readonly Watch[],
	zoneOf: (member: string) => string,
): readonly PersonChange[] {
	const members = [...new Set([...before, ...after].map(({ member }) => member))].sort();
	return members.map((member): PersonChange => {
		const own = (watches: readonly Watch[]) => watches.filter((watch) => watch.member === member);
		const sleep = (watches: readonly Watch[]) =>
			watches.reduce((sum, watch) => sum + totalOf(sleepHours(watch, zoneOf(member))), 0) / HOUR;
		const [old, now] = [own(before), own(after)];
		return {
			member,
			hours: { before: totalOf(old) / HOUR, after: totalOf(now) / HOUR },
			sleep: { before: sleep(old), after: sleep(now) },
		};
	});
}

function newGaps(before: Schedule | undefined, after: Schedule, span: Span): ScheduleComparison['newGaps'] {
	return rolesPagedFirst(after).flatMap((role) => {
		const known = before && rolesOf(before).includes(role) ? findHoles(before, role, span) : [];
		return findHoles(after, role, span)
			.flatMap((hole) => uncovered(hole, known))
			.map(({ start, end }) => ({ role, start: fromEpochMs(start), end: fromEpochMs(end) }));
	});
}

function newClashes(before: Schedule | undefined, after: Schedule, span: Span): ScheduleComparison['newClashes'] {
	const known = before ? findClashes(before, rolesOf(before), span) : [];
	return findClashes(after, rolesOf(after), span)
		.filter((clash) => !known.some((old) => old.member === clash.member && clip(old, clash).length > 0))
		.map(({ member, roles, start, end }) => ({ member, roles, start: fromEpochMs(start), end: fromEpochMs(end) }));
}
