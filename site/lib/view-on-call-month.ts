import { Temporal } from 'temporal-polyfill';
import { listShifts, rolesOf } from '../../src/core/oncall/list-shifts.ts';
import type { Shift } from '../../src/core/oncall/shift.ts';
import type { Schedule } from '../../src/core/records/schedule.ts';
import { toEpochMs } from '../../src/core/time/instant.ts';
import { locale, t } from '../i18n/t.ts';
import { roleLabel } from './labels.ts';
import { monthName } from './month-name.ts';

/** Somebody's hours as a bar in the picture of a week; `x` and `width` are percents of the week. */
export interface MonthBar {
	readonly x: number;
	readonly width: number;
	readonly name: string;
	/** Place of the person in the schedule, which is also the colour. */
	readonly person: number;
	/** Somebody took these hours over from the rotation. */
	readonly isChange: boolean;
}

/** One line of bars: a role, or one of the layers that share it. */
export interface MonthLane {
	/** Whether it is the role that is paged first. */
	readonly isFirst: boolean;
	/** Of a layer that has some hours of each day only, like `08:00–16:00`. */
	readonly hours?: string;
	readonly bars: readonly MonthBar[];
}

export interface MonthDay {
	readonly day: number;
	readonly isOutside: boolean;
	readonly isWeekend: boolean;
	readonly holiday?: string;
}

/** One week, from Monday to Sunday by the clock of the schedule. */
export interface MonthWeek {
	readonly days: readonly MonthDay[];
	readonly lanes: readonly MonthLane[];
	/** The whole picture in words, for those who do not see it. */
	readonly description: string;
}

/** The calendar of a schedule for one month. */
export interface OnCallMonth {
	/** `November 2026`. */
	readonly title: string;
	readonly weeks: readonly MonthWeek[];
	/** Which lines are which: `Primary in bold, then Secondary`. */
	readonly legend: string;
}

export interface MonthInput {
	readonly schedule: Schedule;
	/** `2026-11`. */
	readonly month: string;
	readonly nameOf: (member: string) => string;
}

const DAY = 86_400_000;

/** The picture of one month: every week that has a day of it. People keep their colour from month to month. */
export function viewOnCallMonth({ schedule, month, nameOf }: MonthInput): OnCallMonth {
	const first = Temporal.PlainDate.from(`${month}-01`);
	const start = first.subtract({ days: first.dayOfWeek - 1 });
	const count = Math.ceil((first.dayOfWeek - 1 + first.daysInMonth) / 7);
	const members = membersOf(schedule);
	const weeks = Array.from({ length: count }, (_, index) =>
		viewWeek({ schedule, nameOf, members, month, monday: start.add({ weeks: index }) }),
	);
	const title = monthName(month);
	const [role = '', ...others] = rolesOf(schedule).map(roleLabel);
	const legend = [t('{role} in bold', { role }), ...others.map((other) => t('then {other}', { other }))].join(', ');
	return { title, legend, weeks };
}

/** Everybody that a schedule names, in its order: the layers, then whoever takes over. */
function membersOf({ layers, overrides = [], swaps = [] }: Schedule): readonly string[] {
	const inLayers = layers.flatMap(({ rotation }) =>
		rotation.members.map((entry) => (typeof entry === 'string' ? entry : entry.member)),
	);
	return [
		...new Set([...inLayers, ...swaps.flatMap(({ between }) => between), ...overrides.map(({ member }) => member)]),
	];
}

interface WeekInput extends MonthInput {
	readonly members: readonly string[];
	readonly monday: Temporal.PlainDate;
}

function viewWeek(input: WeekInput): MonthWeek {
	const { schedule, monday, month } = input;
	const midnight = (days: number) =>
		monday.add({ days }).toZonedDateTime(schedule.time_zone).toInstant().toString({ smallestUnit: 'second' });
	const period = { from: midnight(0), until: midnight(7) };
	const shifts = listShifts(schedule, period);
	const days = Array.from({ length: 7 }, (_, index): MonthDay => {
		const day = monday.add({ days: index });
		const holiday = (schedule.holidays ?? []).find(({ date }) => date === day.toString())?.name;
		const isOutside = day.toString().slice(0, 7) !== month;
		return { day: day.day, isOutside, isWeekend: index > 4, ...(holiday !== undefined && { holiday }) };
	});
	return { days, lanes: lanesOf(shifts, input, period), description: describeWeek(shifts, input) };
}

function lanesOf(
	shifts: readonly Shift[],
	input: WeekInput,
	period: { readonly from: string; readonly until: string },
): readonly MonthLane[] {
	const { layers } = input.schedule;
	return layers.flatMap(({ role, restrict }, index): MonthLane[] => {
		const firstOfRole = layers.findIndex((layer) => layer.role === role);
		const own = shifts.filter(
			(shift) => shift.role === role && (shift.reason === 'rotation' ? shift.layer : firstOfRole) === index,
		);
		if (own.length === 0 && index !== firstOfRole) return [];
		const [window, ...more] = restrict ?? [];
		const hours = window && more.length === 0 ? `${window.from}–${window.to}` : undefined;
		const isFirst = role === layers[0]!.role;
		return [{ isFirst, ...(hours !== undefined && { hours }), bars: barsOf(own, input, period) }];
	});
}

/** Hours of every day of one person run on as one bar: what changes hands is what people look for. */
function barsOf(
	shifts: readonly Shift[],
	{ members, nameOf }: WeekInput,
	period: { readonly from: string; readonly until: string },
): readonly MonthBar[] {
	const [from, until] = [toEpochMs(period.from), toEpochMs(period.until)];
	const runs: { member: string; start: number; end: number; isChange: boolean }[] = [];
	for (const { member, start, end, reason } of shifts) {
		const [begin, over] = [Math.max(from, toEpochMs(start)), Math.min(until, toEpochMs(end))];
		const last = runs.at(-1);
		const isChange = reason !== 'rotation';
		if (last?.member === member && last.isChange === isChange && begin - last.end < DAY) last.end = over;
		else runs.push({ member, start: begin, end: over, isChange });
	}
	const percent = (ms: number) => Math.round((ms / (until - from)) * 10_000) / 100;
	return runs.map(({ member, start, end, isChange }) => ({
		x: percent(start - from),
		width: percent(end - start),
		name: nameOf(member),
		person: members.indexOf(member),
		isChange,
	}));
}

function describeWeek(shifts: readonly Shift[], { schedule, monday, nameOf }: WeekInput): string {
	const day = (date: Temporal.PlainDate) => date.toLocaleString(locale(), { day: 'numeric', month: 'long' });
	const roles = rolesOf(schedule).map((role) => {
		const names = shifts.filter((shift) => shift.role === role).map(({ member }) => nameOf(member));
		const inOrder = names.filter((name, index) => name !== names[index - 1]);
		return `${roleLabel(role)}: ${inOrder.length === 0 ? t('nobody') : [...new Set(inOrder)].join(`${t(', then')} `)}`;
	});
	return t('{monday} to {sunday}. {roles}.', {
		monday: day(monday),
		sunday: day(monday.add({ days: 6 })),
		roles: roles.join('. '),
	});
}
