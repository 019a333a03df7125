import { Temporal } from 'temporal-polyfill';
import type { Schedule } from '../records/schedule.ts';
import { durationMs } from '../time/duration.ts';
import { toEpochMs } from '../time/instant.ts';
import { findHoles, rolesPagedFirst, totalOf } from './coverage.ts';
import { sleepHours, unsocialHours } from './hours-of-person.ts';
import { isTimeZone } from './is-time-zone.ts';
import { listWatches, type Watch } from './list-watches.ts';
import { mergeSpans, type Span } from './span.ts';

/** A page that somebody got: when, and until when it kept them (RFC 3339 UTC). */
export interface Page {
	readonly member: string;
	readonly at: string;
	readonly until: string;
}

/** What a schedule asks of one person. */
export interface PersonLoad {
	readonly member: string;
	/** Hours as the one paged first, over the period. */
	readonly hours: number;
	/** What an equal share would be, by the time that the person is in the rotation. */
	readonly share: number;
	readonly unsocialHours: number;
	/** Pages in the past, those of them in sleep hours, and how long those kept the person awake. */
	readonly pages: number;
	readonly sleepPages: number;
	readonly awakeHours: number;
}

/** One part of a score: 0 (bad) to 100, its weight in the whole, and the fact behind it in words. */
export interface ScorePart {
	readonly part: 'gaps' | 'balance' | 'nights' | 'rest' | 'load';
	readonly score: number;
	readonly weight: number;
	readonly fact: string;
}

/** How good a schedule is for the people in it, 0 to 100. */
export interface ScheduleScore {
	readonly score: number;
	readonly parts: readonly ScorePart[];
	readonly people: readonly PersonLoad[];
}

export interface ScoreInput {
	/** The future that is judged (RFC 3339 UTC). */
	readonly period: { readonly from: string; readonly until: string };
	readonly zoneOf: (member: string) => string;
	/** Pages of the past weeks; absent where no alert was ever taken in. */
	readonly past?: { readonly weeks: number; readonly pages: readonly Page[] };
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Without a day off for so long, rest is missing, even within one shift. */
const LONGEST_STRETCH = 14 * DAY;
const DEFAULT_REST = '12h';

/** Scores a schedule; every formula is explained in docs/oncall.md. */
export function scoreSchedule(schedule: Schedule, { period, zoneOf, past }: ScoreInput): ScheduleScore {
	const span = { start: toEpochMs(period.from), end: toEpochMs(period.until) };
	const roles = isTimeZone(schedule.time_zone) ? rolesPagedFirst(schedule) : [];
	const watches = roles.flatMap((role) => listWatches(schedule, role, span));
	const people = loadOfPeople(schedule, watches, { span, roles, zoneOf, pages: past?.pages ?? [] });
	const parts = [
		scoreGaps(schedule, roles, span),
		scoreBalance(people),
		scoreNights(people),
		scoreRest(watches, durationMs(schedule.rest ?? DEFAULT_REST)),
		...(past ? [scoreLoad(past, zoneOf)] : []),
	];
	const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
	const score = parts.reduce((sum, part) => sum + part.score * part.weight, 0) / weights;
	return { score: Math.round(score), parts: parts.map((part) => ({ ...part, score: Math.round(part.score) })), people };
}

interface LoadInput {
	readonly span: Span;
	readonly roles: readonly string[];
	readonly zoneOf: (member: string) => string;
	readonly pages: readonly Page[];
}

function loadOfPeople(schedule: Schedule, watches: readonly Watch[], input: LoadInput): readonly PersonLoad[] {
	const present = presence(schedule, input);
	const members = [...new Set([...present.keys(), ...watches.map(({ member }) => member)])].sort();
	const allPresent = [...present.values()].reduce((sum, ms) => sum + ms, 0);
	return members.map((member): PersonLoad => {
		const own = watches.filter((watch) => watch.member === member);
		const zone = input.zoneOf(member);
		const pages = input.pages.filter((page) => page.member === member);
		const asleep = pages.filter(({ at }) => isAsleep(at, zone));
		return {
			member,
			hours: totalOf(own) / HOUR,
			share: allPresent === 0 ? 0 : (totalOf(watches) / HOUR) * ((present.get(member) ?? 0) / allPresent),
			unsocialHours: own.reduce((sum, watch) => sum + totalOf(unsocialHours(watch, zone)), 0) / HOUR,
			pages: pages.length,
			sleepPages: asleep.length,
			awakeHours:
				totalOf(mergeSpans(asleep.map(({ at, until }) => ({ start: toEpochMs(at), end: toEpochMs(until) })))) / HOUR,
		};
	});
}

/** How long each member is in the rotations of some roles within a span, in milliseconds. */
function presence(schedule: Schedule, { span, roles }: LoadInput): Map<string, number> {
	const found = new Map<string, number>();
	const midnight = (date: string) =>
		Temporal.PlainDate.from(date).toZonedDateTime(schedule.time_zone).epochMilliseconds;
	for (const layer of schedule.layers.filter(({ role }) => roles.includes(role))) {
		for (const entry of layer.rotation.members) {
			const { member, from, until } = typeof entry === 'string' ? { member: entry } : { ...entry };
			const start = Math.max(span.start, from === undefined ? -Infinity : midnight(from));
			const end = Math.min(span.end, until === undefined ? Infinity : midnight(until));
			if (end > start) found.set(member, Math.max(found.get(member) ?? 0, end - start));
		}
	}
	return found;
}

function isAsleep(at: string, zone: string): boolean {
	const start = toEpochMs(at);
	return sleepHours({ start, end: start + 1 }, zone).length > 0;
}

function scoreGaps(schedule: Schedule, roles: readonly string[], span: Span): ScorePart {
	const missing = roles.reduce((sum, role) => sum + totalOf(findHoles(schedule, role, span)), 0);
	const share = roles.length === 0 ? 1 : missing / (roles.length * (span.end - span.start));
	const fact =
		share === 0 ? 'no hour without anybody' : `${round(missing / HOUR)} h without anybody (${round(share * 100)} %)`;
	return { part: 'gaps', weight: 30, score: 100 * Math.max(0, 1 - 20 * share), fact };
}

function scoreBalance(people: readonly PersonLoad[]): ScorePart {
	const moved = shareToMove(people.map(({ hours, share }) => [hours, share]));
	const most = people.toSorted((a, b) => b.hours - b.share - (a.hours - a.share))[0];
	const over = most && most.share > 0 ? Math.round((most.hours / most.share - 1) * 100) : 0;
	const fact = over > 0 ? `${most!.member} has ${over} % more than an equal share` : 'hours are shared equally';
	return { part: 'balance', weight: 25, score: 100 * (1 - moved), fact };
}

function scoreNights(people: readonly PersonLoad[]): ScorePart {
	const total = people.reduce((sum, person) => sum + person.unsocialHours, 0);
	const shares = people.reduce((sum, { share }) => sum + share, 0);
	const equal = ({ share }: PersonLoad) => (shares === 0 ? 0 : (total * share) / shares);
	const moved = shareToMove(people.map((person) => [person.unsocialHours, equal(person)]));
	const most = people.toSorted((a, b) => b.unsocialHours - a.unsocialHours)[0];
	const fact =
		total === 0
			? 'nobody has a night or a weekend'
			: `most nights and weekends: ${most!.member}, ${round(most!.unsocialHours)} h`;
	return { part: 'nights', weight: 15, score: 100 * (1 - moved), fact };
}

/** The share of all hours that would have to change hands for everybody to have what is equal (Hoover index). */
function shareToMove(pairs: readonly (readonly [actual: number, equal: number])[]): number {
	const total = pairs.reduce((sum, [actual]) => sum + actual, 0);
	if (total === 0) return 0;
	return Math.min(1, pairs.reduce((sum, [actual, equal]) => sum + Math.abs(actual - equal), 0) / (2 * total));
}

function scoreRest(watches: readonly Watch[], rest: number): ScorePart {
	let [needed, missing] = [0, 0];
	for (const own of Map.groupBy(watches, ({ member }) => member).values()) {
		const stretches = mergeSpans(own);
		for (const [index, { start, end }] of stretches.entries()) {
			const without = Math.floor((end - start - 1) / LONGEST_STRETCH);
			const next = stretches[index + 1];
			needed += without + (next ? 1 : 0);
			missing += without + (next && next.start - end < rest ? 1 : 0);
		}
	}
	const fact =
		missing === 0
			? `everybody rests ${round(rest / HOUR)} h between shifts`
			: `${missing} of ${needed} rests are missing or too short`;
	return { part: 'rest', weight: 15, score: needed === 0 ? 100 : 100 * (1 - missing / needed), fact };
}

/** A night counts once however often the pager rings: two nights a week are the most that anybody can bear. */
function scoreLoad({ weeks, pages }: NonNullable<ScoreInput['past']>, zoneOf: ScoreInput['zoneOf']): ScorePart {
	const asleep = pages.filter(({ at, member }) => isAsleep(at, zoneOf(member)));
	const nights = new Set(asleep.map(({ at, member }) => `${member} ${nightOf(at, zoneOf(member))}`)).size;
	const fact = `${countOf(pages.length, 'page')} in ${weeks} weeks, ${countOf(nights, 'night')} disturbed`;
	return { part: 'load', weight: 15, score: 100 * Math.max(0, 1 - nights / weeks / 2), fact };
}

/** The day on which a night began. */
function nightOf(at: string, zone: string): string {
	return Temporal.Instant.from(at).toZonedDateTimeISO(zone).subtract({ hours: 12 }).toPlainDate().toString();
}

function countOf(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
