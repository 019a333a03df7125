import { Temporal } from 'temporal-polyfill';
import type { Schedule } from '../records/schedule.ts';
import { type Duty, gapsOfRole } from './apply-exceptions.ts';
import { listDuties, rolesOf } from './list-shifts.ts';
import { clip, overlaps, type Span, uncovered } from './span.ts';

/** The roles that are paged first: those of the first step of escalation, without one the first role of the layers. */
export function rolesPagedFirst(schedule: Schedule): readonly string[] {
	const roles = rolesOf(schedule);
	const first = schedule.escalation?.steps[0]?.notify.filter((target) => roles.includes(target)) ?? [];
	return first.length > 0 ? [...new Set(first)] : roles.slice(0, 1);
}

/** The times within a span in which a role has nobody, though it is meant to have somebody. */
export function findHoles(schedule: Schedule, role: string, span: Span): readonly Span[] {
	const duties = listDuties(schedule, role, span);
	return uncovered(span, [...duties, ...gapsOfRole(schedule, role, span)]);
}

/** Two at once in one role who are not meant to be: an overlap that is not a clock going back over a handover. */
export interface DoubleDuty extends Span {
	readonly first: Duty;
	readonly second: Duty;
}

/** The times within a span in which a role has two duties at once without meaning it. */
export function findDoubles(schedule: Schedule, role: string, span: Span): readonly DoubleDuty[] {
	const duties = listDuties(schedule, role, span);
	const doubles: DoubleDuty[] = [];
	for (const [index, second] of duties.entries()) {
		for (const first of duties.slice(0, index)) {
			if (!overlaps(first, second)) continue;
			for (const both of clip({ start: second.start, end: Math.min(first.end, second.end) }, span)) {
				if (!isClockSetBack(schedule.time_zone, both)) doubles.push({ ...both, first, second });
			}
		}
	}
	return doubles;
}

/** Whether the clock says the same at both ends: the span is the repeated hour, no longer. */
function isClockSetBack(zone: string, { start, end }: Span): boolean {
	const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
	const repeated = (at(start).offsetNanoseconds - at(end).offsetNanoseconds) / 1e6;
	return repeated > 0 && end - start <= repeated;
}

/** One person in two roles at once. */
export interface Clash extends Span {
	readonly member: string;
	readonly roles: readonly [string, string];
}

/** The times within a span in which one person has two of these roles. */
export function findClashes(schedule: Schedule, roles: readonly string[], span: Span): readonly Clash[] {
	const duties = roles.flatMap((role) => listDuties(schedule, role, span).map((duty) => ({ role, duty })));
	return duties.flatMap(({ role, duty }, index) =>
		duties
			.slice(index + 1)
			.filter((other) => other.role !== role && other.duty.member === duty.member && overlaps(other.duty, duty))
			.flatMap((other): Clash[] => {
				const both = clip({ start: duty.start, end: duty.end }, other.duty).flatMap((part) => clip(part, span));
				return both.map((part) => ({ ...part, member: duty.member, roles: [role, other.role] }));
			}),
	);
}

/** Milliseconds of spans together; those that overlap count each. */
export function totalOf(spans: readonly Span[]): number {
	return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}
