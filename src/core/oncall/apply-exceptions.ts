import type { Schedule } from '../records/schedule.ts';
import { toEpochMs } from '../time/instant.ts';
import type { ShiftReason } from './shift.ts';
import { clip, cut, hullOf, overlaps, type Span } from './span.ts';
import { weeklyHours } from './weekly-hours.ts';

/** Hours of one person in one role before they are written as a shift. */
export type Duty = Span & { readonly member: string } & ShiftReason;

/**
 * The duties of a role after everything that people arranged: first gaps on purpose, then swaps, then overrides, each
 * in the order of the file, so that the later entry wins. Looks at no entry that cannot touch `near`.
 */
export function applyExceptions(
	rotation: readonly Duty[],
	schedule: Schedule,
	{ role, near }: { readonly role: string; readonly near: Span },
): readonly Duty[] {
	const hull = hullOf([near, ...rotation]);
	let duties: readonly Duty[] = rotation;
	for (const gap of gapsOfRole(schedule, role, hull)) duties = duties.flatMap((duty) => cut(duty, gap));
	for (const swap of swapsOfRole(schedule, role, hull)) duties = applySwap(duties, swap);
	for (const override of overridesOfRole(schedule, role, hull)) duties = applyOverride(duties, override);
	return duties;
}

/** When nobody is meant to be on call in a role, within or touching a span: declared gaps and closed hours. */
export function gapsOfRole(schedule: Schedule, role: string, near: Span): readonly Span[] {
	const declared = (schedule.gaps ?? []).filter((gap) => gap.role === role).map(spanOf);
	const weekly = (schedule.closed_hours ?? []).filter((hours) => hours.role === role);
	const closed = weekly.length === 0 ? [] : weeklyHours(weekly, schedule.time_zone, { whole: near, near });
	return [...declared.filter((gap) => overlaps(gap, near)), ...closed];
}

type Entry<T> = Span & { readonly entry: number; readonly record: T };
type Swap = Entry<NonNullable<Schedule['swaps']>[number]>;
type Override = Entry<NonNullable<Schedule['overrides']>[number]>;

function swapsOfRole({ swaps = [] }: Schedule, role: string, near: Span): readonly Swap[] {
	return entriesOf(swaps, role).filter((swap) => overlaps(swap, near));
}

/** Overrides that touch a span, or touch one that does: an override may cut another whole that reaches further. */
function overridesOfRole({ overrides = [] }: Schedule, role: string, near: Span): readonly Override[] {
	const all = entriesOf(overrides, role);
	for (let reach = near; ; ) {
		const found = all.filter((override) => overlaps(override, reach));
		const further = hullOf([reach, ...found]);
		if (further.start === reach.start && further.end === reach.end) return found;
		reach = further;
	}
}

function entriesOf<T extends { readonly role: string; readonly from: string; readonly until: string }>(
	records: readonly T[],
	role: string,
): readonly Entry<T>[] {
	return records
		.map((record, entry) => ({ ...spanOf(record), entry, record }))
		.filter((item) => item.record.role === role && item.end > item.start);
}

function spanOf({ from, until }: { readonly from: string; readonly until: string }): Span {
	return { start: toEpochMs(from), end: toEpochMs(until) };
}

function applySwap(duties: readonly Duty[], { entry, record, start, end }: Swap): readonly Duty[] {
	const [a, b] = record.between;
	const note = record.reason === undefined ? {} : { note: record.reason };
	return duties.flatMap((duty): Duty[] => {
		if (duty.member !== a && duty.member !== b) return [duty];
		const swapped = clip({ start: duty.start, end: duty.end }, { start, end });
		const member = duty.member === a ? b : a;
		const taken = swapped.map(
			(span): Duty => ({ ...span, member, reason: 'swap', entry, insteadOf: duty.member, ...note }),
		);
		return [...cut(duty, { start, end }), ...taken];
	});
}

function applyOverride(duties: readonly Duty[], { entry, record, start, end }: Override): readonly Duty[] {
	const { member, instead_of: insteadOf } = record;
	const why = {
		reason: 'override' as const,
		entry,
		...(insteadOf !== undefined && { insteadOf }),
		...(record.reason !== undefined && { note: record.reason }),
	};
	if (insteadOf === undefined) {
		const kept = duties.flatMap((duty) => cut(duty, { start, end }));
		return [...kept, { start, end, member, ...why }];
	}
	return duties.flatMap((duty): Duty[] => {
		if (duty.member !== insteadOf) return [duty];
		const taken = clip({ start: duty.start, end: duty.end }, { start, end });
		return [...cut(duty, { start, end }), ...taken.map((span): Duty => ({ ...span, member, ...why }))];
	});
}
