import type { PagerLink, Schedule } from '../records/schedule.ts';
import { toEpochMs } from '../time/instant.ts';
import { overlaps, type Span } from './span.ts';

type Override = NonNullable<Schedule['overrides']>[number];

/** What makes the overrides of a schedule those of the pager: places in the list to leave out, and what to add at its end. */
export interface PagerReadPlan {
	readonly removed: readonly number[];
	readonly added: readonly Override[];
}

/** By this reason an override is known as one that came from the pager; one that people wrote is never taken out. */
export function pagerReason({ system, schedule }: PagerLink): string {
	return `Made in ${SYSTEM_NAMES[system]}, schedule ${schedule}`;
}

const SYSTEM_NAMES: Readonly<Record<PagerLink['system'], string>> = { pagerduty: 'PagerDuty', zenduty: 'Zenduty' };

/**
 * What to change so that a schedule has the overrides that were found at the pager over a span. An override of ours with
 * the same person and times is the same, whoever wrote it. What ended before `now` is history and stays.
 */
export function planPagerRead(
	{ overrides = [] }: Pick<Schedule, 'overrides'>,
	{ link, found, span, now }: PagerReading,
): PagerReadPlan {
	const reason = pagerReason(link);
	const wanted = found.map(({ member, start, end }): Override => {
		return { role: link.role, member, from: start, until: end, reason };
	});
	const removed = overrides.flatMap((own, place) => {
		const isOurs = own.reason === reason && own.role === link.role;
		const isOpen =
			toEpochMs(own.until) > now && overlaps({ start: toEpochMs(own.from), end: toEpochMs(own.until) }, span);
		return isOurs && isOpen && !wanted.some((one) => isSame(one, own)) ? [place] : [];
	});
	return { removed, added: wanted.filter((one) => !overrides.some((own) => isSame(one, own))) };
}

/** Overrides of a pager by our handles, in the order in which they were listed; times are RFC 3339 UTC. */
export interface PagerReading {
	readonly link: PagerLink;
	readonly found: readonly { readonly member: string; readonly start: string; readonly end: string }[];
	/** Over which the pager was asked. */
	readonly span: Span;
	/** Milliseconds since 1970. */
	readonly now: number;
}

function isSame(a: Override, b: Override): boolean {
	const isAsLong = toEpochMs(a.from) === toEpochMs(b.from) && toEpochMs(a.until) === toEpochMs(b.until);
	return isAsLong && a.role === b.role && a.member === b.member;
}
