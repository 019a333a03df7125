import fc from 'fast-check';
import type { Schedule, ScheduleLayer } from '../../src/core/records/schedule.ts';
import { WEEKDAYS } from '../../src/core/records/weekdays.ts';

/** A zone and a day near which its clock does something that schedules get wrong. */
export const ODD_DAYS = [
	['Asia/Jakarta', '2026-11-20'],
	['Europe/London', '2026-03-29'],
	['Europe/London', '2026-10-25'],
	['America/Chicago', '2026-03-08'],
	['America/Chicago', '2026-11-01'],
	['Australia/Lord_Howe', '2026-04-05'],
	['Australia/Lord_Howe', '2026-10-04'],
	['Asia/Kathmandu', '2026-06-01'],
	['Pacific/Apia', '2011-12-30'],
	['Africa/Cairo', '2026-04-24'],
	['America/Santiago', '2026-04-05'],
	['Antarctica/Troll', '2026-10-25'],
	['Europe/Moscow', '2014-10-26'],
] as const;

const MEMBERS = ['@ana', '@budi', '@citra', '@dewi', '@eko'];
const DAY = 86_400_000;

const wallTime = fc.oneof(
	fc.constantFrom('00:00', '01:00', '01:30', '02:00', '02:15', '02:30', '03:00', '09:00', '17:30', '23:45'),
	fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${pad(hour)}:${pad(minute)}`),
);

const pad = (value: number) => String(value).padStart(2, '0');
const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const isoInstant = (ms: number) => new Date(ms).toISOString();

const weekly = fc.record({
	days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
	from: wallTime,
	to: wallTime,
});

/** Times near a moment: within so many days before or after, on a minute. */
function near(moment: number, days: number) {
	return fc.integer({ min: -days * 1440, max: days * 1440 }).map((minutes) => moment + minutes * 60_000);
}

function period(moment: number) {
	return fc
		.tuple(near(moment, 3), fc.integer({ min: 1, max: 3000 }))
		.map(([from, minutes]) => ({ from: isoInstant(from), until: isoInstant(from + minutes * 60_000) }));
}

function rotation(moment: number): fc.Arbitrary<ScheduleLayer['rotation']> {
	const date = near(moment, 40).map(isoDay);
	const member = fc.constantFrom(...MEMBERS);
	const entry = fc.oneof(
		{ weight: 3, arbitrary: member },
		{
			weight: 1,
			arbitrary: fc.record({ member, from: date, until: date }, { requiredKeys: ['member'] }),
		},
	);
	return fc
		.record({
			every: fc.constantFrom('day', 'week', 'days', 'hours'),
			length: fc.integer({ min: 1, max: 30 }),
			start: fc.oneof(near(moment, 20), near(moment, 4000)).map(isoDay),
			handover: wallTime,
			members: fc.array(entry, { minLength: 1, maxLength: 5 }),
		})
		.map(({ length, ...rest }) => (['days', 'hours'].includes(rest.every) ? { ...rest, length } : rest));
}

/** A schedule of one role in which anything may happen near a moment (milliseconds since 1970). */
export function arbitrarySchedule(time_zone: string, moment: number): fc.Arbitrary<Schedule> {
	const member = fc.constantFrom(...MEMBERS);
	const role = fc.constant('primary');
	const withPeriod = <T extends object>(rest: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
		fc.array(
			fc.tuple(fc.record(rest), period(moment)).map(([record, times]) => ({ ...record, ...times })),
			{ maxLength: 2 },
		);
	const layer = fc.record(
		{
			role,
			rotation: rotation(moment),
			restrict: fc.array(weekly, { minLength: 1, maxLength: 2 }),
			holidays: fc.constantFrom('off' as const, 'only' as const),
			from: near(moment, 3).map(isoInstant),
			until: near(moment, 3).map(isoInstant),
		},
		{ requiredKeys: ['role', 'rotation'] },
	);
	return fc.record({
		schema: fc.constant(1 as const),
		name: fc.constant('Payments'),
		team: fc.constant('payments'),
		time_zone: fc.constant(time_zone),
		layers: fc.array(layer, { minLength: 1, maxLength: 3 }),
		overrides: fc.oneof(withPeriod({ role, member }), withPeriod({ role, member, instead_of: member })),
		swaps: withPeriod({ role, between: fc.tuple(member, member) }),
		holidays: fc.array(
			near(moment, 3).map((ms) => ({ date: isoDay(ms), name: 'Holiday' })),
			{ maxLength: 2 },
		),
		gaps: withPeriod({ role, reason: fc.constant('Office moves') }),
		closed_hours: fc.array(
			weekly.map((hours) => ({ role: 'primary', ...hours, reason: 'Closed' })),
			{ maxLength: 1 },
		),
	});
}

/** Midnight UTC of a day. */
export function midnightOf(day: string): number {
	return Math.floor(Date.parse(day) / DAY) * DAY;
}
