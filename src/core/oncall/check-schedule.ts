import { Temporal } from 'temporal-polyfill';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Schedule, ScheduleLayer } from '../records/schedule.ts';
import { fromEpochMs, toEpochMs } from '../time/instant.ts';
import { findClashes, findDoubles, findHoles, rolesPagedFirst, totalOf } from './coverage.ts';
import { isTimeZone } from './is-time-zone.ts';
import { listDuties, rolesOf } from './list-shifts.ts';
import { listTurns } from './list-turns.ts';
import type { Span } from './span.ts';
import { instantOfWallTime } from './wall-time.ts';

/** Something in a schedule that is not as people mean it; `key` is the path to it in the record. */
export interface ScheduleFinding {
	readonly rule: string;
	readonly severity: Diagnostic['severity'];
	/** *Unexpected X, expected Y*. */
	readonly message: string;
	readonly key: readonly (string | number)[];
	readonly help: string;
}

const HOUR = 3_600_000;
/** An entry that lasts longer is not walked to see whom it replaces. */
const LONGEST_JUDGED = 2 * 366 * 24 * HOUR;

/**
 * What only the calendar can tell about a schedule, judged over a period (RFC 3339 UTC): hours that nobody has, two at
 * once, turns that nobody finishes, entries that change nothing. In a zone that does not exist nothing is judged.
 */
export function checkSchedule(
	schedule: Schedule,
	period: { readonly from: string; readonly until: string },
): readonly ScheduleFinding[] {
	if (!isTimeZone(schedule.time_zone)) return [];
	const span = { start: toEpochMs(period.from), end: toEpochMs(period.until) };
	return [
		...schedule.layers.flatMap((layer, index) => checkLayer(schedule, { layer, index }, span)),
		...checkSwaps(schedule),
		...checkReplacements(schedule),
		...checkCoverage(schedule, span),
	];
}

interface IndexedLayer {
	readonly layer: ScheduleLayer;
	readonly index: number;
}

function checkLayer(schedule: Schedule, { layer, index }: IndexedLayer, span: Span): readonly ScheduleFinding[] {
	const key = ['layers', index] as const;
	const { from, until } = layer;
	const isBackward = from !== undefined && until !== undefined && toEpochMs(until) <= toEpochMs(from);
	return [
		...(isBackward
			? [
					{
						rule: 'schedule/layer-in-force',
						severity: 'error' as const,
						message: `Unexpected until ${until}, expected a time after from ${from}`,
						key: [...key, 'until'],
						help: 'Correct one of the two times, or remove the layer.',
					},
				]
			: []),
		...checkStart(schedule, { layer, index }),
		...checkMembers(layer, [...key, 'rotation', 'members']),
		...checkLeavers(schedule, { layer, index }, span),
	];
}

function checkStart({ time_zone }: Schedule, { layer, index }: IndexedLayer): readonly ScheduleFinding[] {
	const { start, handover } = layer.rotation;
	const wall = Temporal.PlainDateTime.from(`${start}T${handover}`);
	const zone = { zone: time_zone, occurrence: 'first' as const };
	const found = instantOfWallTime(wall.toPlainDate(), wall.toPlainTime(), zone).toZonedDateTimeISO(time_zone);
	if (found.toPlainDateTime().equals(wall)) return [];
	return [
		{
			rule: 'schedule/start-exists',
			severity: 'warning',
			message: `Unexpected handover "${handover}" on ${start}, expected a time that ${time_zone} has on that day`,
			key: ['layers', index, 'rotation', 'start'],
			help: `Clocks jump over it; the first shift starts at ${found.toPlainDateTime().toString({ smallestUnit: 'minute' })}. Start a day earlier or later, or hand over at another time.`,
		},
	];
}

function checkMembers({ rotation }: ScheduleLayer, key: readonly (string | number)[]): readonly ScheduleFinding[] {
	const entries = rotation.members.map((entry) => (typeof entry === 'string' ? { member: entry } : entry));
	const stay = ({ from, until }: { from?: string; until?: string }) => [from ?? '0000', until ?? '9999'] as const;
	return entries.flatMap((entry, index): ScheduleFinding[] => {
		const [from, until] = stay(entry);
		const earlier = entries.findIndex((other) => {
			const [otherFrom, otherUntil] = stay(other);
			return other.member === entry.member && otherFrom < until && from < otherUntil;
		});
		if (earlier === index || earlier === -1) return [];
		return [
			{
				rule: 'schedule/member-once',
				severity: 'warning',
				message: `Unexpected member "${entry.member}" for the second time, expected everybody once in a rotation`,
				key: [...key, index],
				help: `Remove one of the two, unless ${entry.member} is meant to have twice as many turns; to come back later, give the first an until and the second a from.`,
			},
		];
	});
}

/** Somebody's last day may fall into a turn: then the turn goes on without anybody. */
function checkLeavers(schedule: Schedule, { layer, index }: IndexedLayer, span: Span): readonly ScheduleFinding[] {
	return layer.rotation.members.flatMap((entry, place): ScheduleFinding[] => {
		if (typeof entry === 'string' || entry.until === undefined) return [];
		const [day, midnight] = [Temporal.PlainDate.from(entry.until), Temporal.PlainTime.from('00:00')];
		const zone = { zone: schedule.time_zone, occurrence: 'first' as const };
		const left = instantOfWallTime(day, midnight, zone).epochMilliseconds;
		if (left < span.start || left >= span.end) return [];
		const last = listTurns(layer.rotation, schedule.time_zone, { start: left, end: left + 1 })[0];
		const isTaken = listDuties(schedule, layer.role, { start: left, end: left + HOUR }).some(
			({ member }) => member === entry.member,
		);
		const lateHours = last ? (last.end - left) / HOUR : 0;
		if (last?.member !== entry.member || !isTaken || lateHours < 24) return [];
		return [
			{
				rule: 'schedule/last-turn',
				severity: 'warning',
				message: `Unexpected until ${entry.until} of "${entry.member}" within a turn, expected the turn to be over`,
				key: ['layers', index, 'rotation', 'members', place, 'until'],
				help: `A turn is whole: this one lasts until ${fromEpochMs(last.end)}. Add an override for its rest, or choose an earlier day.`,
			},
		];
	});
}

function checkSwaps({ swaps = [], layers }: Schedule): readonly ScheduleFinding[] {
	const roles = [...new Set(layers.map(({ role }) => role))];
	return swaps.flatMap(({ role, between: [a, b], from, until }, index): ScheduleFinding[] => {
		const finding = (key: string, message: string, help: string): ScheduleFinding => ({
			rule: 'schedule/swaps-fit',
			severity: 'error',
			message,
			key: ['swaps', index, key],
			help,
		});
		const found: ScheduleFinding[] = [];
		if (a === b)
			found.push(finding('between', `Unexpected swap of "${a}" with the same person, expected two`, 'Name both.'));
		if (toEpochMs(until) <= toEpochMs(from)) {
			const message = `Unexpected until ${until}, expected a time after from ${from}`;
			found.push(finding('until', message, 'Correct one of the two times; both are in UTC.'));
		}
		if (!roles.includes(role)) {
			const message = `Unexpected role "${role}", expected one of ${roles.map((word) => `"${word}"`).join(', ')}`;
			found.push(finding('role', message, 'Name a role of the layers.'));
		}
		return found;
	});
}

/** Overrides and swaps in somebody's stead who has no hours then change nothing. */
function checkReplacements(schedule: Schedule): readonly ScheduleFinding[] {
	const overrides = (schedule.overrides ?? []).flatMap(({ role, instead_of, from, until }, index) => {
		const without = { ...schedule, overrides: schedule.overrides!.slice(0, index) };
		const key = ['overrides', index, 'instead_of'];
		return instead_of === undefined ? [] : [{ role, members: [instead_of], from, until, without, key }];
	});
	const swaps = (schedule.swaps ?? []).map(({ role, between, from, until }, index) => {
		const without = { ...schedule, swaps: schedule.swaps!.slice(0, index), overrides: [] };
		return { role, members: between, from, until, without, key: ['swaps', index, 'between'] };
	});
	return [...overrides, ...swaps].flatMap(({ role, members, from, until, without, key }) => {
		const span = { start: toEpochMs(from), end: toEpochMs(until) };
		if (span.end <= span.start || span.end - span.start > LONGEST_JUDGED) return [];
		const duties = listDuties(without, role, span);
		return members
			.filter((member) => !duties.some((duty) => duty.member === member))
			.map(
				(member): ScheduleFinding => ({
					rule: 'schedule/replaces-somebody',
					severity: 'warning',
					message: `Unexpected "${member}", expected somebody who is ${role} between ${from} and ${until}`,
					key,
					help: `It changes nothing for ${member}. Correct the person or the times.`,
				}),
			);
	});
}

function checkCoverage(schedule: Schedule, span: Span): readonly ScheduleFinding[] {
	const first = rolesPagedFirst(schedule);
	return [
		...rolesOf(schedule).flatMap((role) => checkRole(schedule, { role, isPagedFirst: first.includes(role) }, span)),
		...findClashes(schedule, rolesOf(schedule), span)
			.slice(0, 1)
			.map(
				({ member, roles: [a, b], start, end }): ScheduleFinding => ({
					rule: 'schedule/one-role-at-a-time',
					severity: 'warning',
					message: `Unexpected "${member}" as ${a} and ${b} from ${fromEpochMs(start)} until ${fromEpochMs(end)}, expected two people`,
					key: ['layers'],
					help: 'Nobody is left to escalate to. Begin one of the rotations with another member, or add an override.',
				}),
			),
	];
}

function checkRole(
	schedule: Schedule,
	{ role, isPagedFirst }: { readonly role: string; readonly isPagedFirst: boolean },
	span: Span,
): readonly ScheduleFinding[] {
	const layer = schedule.layers.findIndex((candidate) => candidate.role === role);
	const key = ['layers', layer, 'role'];
	const holes = findHoles(schedule, role, span);
	const [hole] = holes;
	const [double] = findDoubles(schedule, role, span);
	const found: ScheduleFinding[] = [];
	if (hole && totalOf(holes) === span.end - span.start) {
		const message = `Unexpected role ${role} that nobody has until ${fromEpochMs(span.end)}, expected somebody`;
		const help = 'Its members have left or not joined yet, or its hours are empty. Remove the layer, or staff it.';
		found.push({ rule: 'schedule/covered', severity: 'error', message, key, help });
	} else if (hole && isPagedFirst) {
		const others = holes.length > 1 ? ` and ${holes.length - 1} times more` : '';
		const message = `Unexpected hours without ${role} from ${fromEpochMs(hole.start)} until ${fromEpochMs(hole.end)}${others}, expected somebody`;
		const help = 'Where nobody is meant to be on call, say so with gaps or closed_hours; else widen a layer.';
		found.push({ rule: 'schedule/covered', severity: 'warning', message, key, help });
	}
	if (double) {
		const message = `Unexpected two in role ${role} from ${fromEpochMs(double.start)} until ${fromEpochMs(double.end)} ("${double.first.member}" and "${double.second.member}"), expected one`;
		const help = 'The one who began last is paged. Restrict the hours of one layer, or give it another role.';
		found.push({ rule: 'schedule/one-at-a-time', severity: 'warning', message, key, help });
	}
	return found;
}
