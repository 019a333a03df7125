import { Temporal } from 'temporal-polyfill';
import { type Period, periodOfDays } from '../metrics/period-of-days.ts';

export const REPORT_KINDS = ['weekly', 'monthly'] as const;

export type ReportKind = (typeof REPORT_KINDS)[number];

/** What one report is about: an ISO week (Monday to Sunday) or a month in the zone of the organisation. */
export interface ReportPeriod extends Period {
	readonly kind: ReportKind;
	/** `2026-W47` or `2026-11`; also the name of its file. */
	readonly name: string;
}

/** The week or month that an instant (RFC 3339) lies in. */
export function periodAround(kind: ReportKind, at: string, zone: string): ReportPeriod {
	return periodFrom(kind, firstDay(kind, Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate()), zone);
}

/** The last week or month that was over at an instant (RFC 3339). */
export function periodOver(kind: ReportKind, at: string, zone: string): ReportPeriod {
	return periodsBefore(periodAround(kind, at, zone), 1, zone)[0]!;
}

/** The period of a name like `2026-W47` or `2026-11`; undefined where it names none. */
export function periodNamed(name: string, zone: string): ReportPeriod | undefined {
	const [, year = '', week, month] = /^(\d{4})-(?:W(\d{2})|(\d{2}))$/.exec(name) ?? [];
	if (month !== undefined) {
		const first = Number(month) >= 1 && Number(month) <= 12 ? Temporal.PlainDate.from(`${name}-01`) : undefined;
		return first && periodFrom('monthly', first, zone);
	}
	if (week === undefined) return undefined;
	// 4 January is in the first ISO week of its year, whatever the weekday.
	const firstWeek = firstDay('weekly', Temporal.PlainDate.from(`${year}-01-04`));
	const period = periodFrom('weekly', firstWeek.add({ weeks: Number(week) - 1 }), zone);
	return period.name === name ? period : undefined;
}

/** So many periods of the same kind right before one, oldest first. */
export function periodsBefore({ kind, from }: ReportPeriod, count: number, zone: string): readonly ReportPeriod[] {
	const first = Temporal.PlainDate.from(from);
	const step = kind === 'weekly' ? 'weeks' : 'months';
	return Array.from({ length: count }, (_, place) => periodFrom(kind, first.subtract({ [step]: count - place }), zone));
}

function firstDay(kind: ReportKind, day: Temporal.PlainDate): Temporal.PlainDate {
	return kind === 'weekly' ? day.subtract({ days: day.dayOfWeek - 1 }) : day.with({ day: 1 });
}

function periodFrom(kind: ReportKind, first: Temporal.PlainDate, zone: string): ReportPeriod {
	const last = kind === 'weekly' ? first.add({ days: 6 }) : first.add({ months: 1 }).subtract({ days: 1 });
	const name =
		kind === 'weekly'
			? `${first.yearOfWeek}-W${String(first.weekOfYear).padStart(2, '0')}`
			: first.toString().slice(0, 7);
	return { kind, name, ...periodOfDays(first.toString(), last.toString(), zone) };
}
