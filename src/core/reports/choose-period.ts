import { periodOfDays } from '../metrics/period-of-days.ts';
import { isTimeZone } from '../oncall/is-time-zone.ts';
import { fromEpochMs, normaliseInstant, toEpochMs } from '../time/instant.ts';
import { periodAround, periodNamed, periodOver, type ReportKind, type ReportPeriod } from './report-period.ts';

export interface PeriodQuestion {
	readonly kind: ReportKind;
	/** A period (`2026-W47`, `2026-11`), a day in the zone, or an instant; absent: now. */
	readonly at?: string;
	/** RFC 3339 UTC. */
	readonly now: string;
	readonly zone: string;
	/** The period that is not over yet is meant. */
	readonly isUnfinished: boolean;
}

/** A period and the instant (RFC 3339 UTC) as of which it is reported, or why there is none. */
export type ChosenPeriod =
	| { readonly state: 'chosen'; readonly period: ReportPeriod; readonly at: string }
	| { readonly state: 'refused'; readonly problem: string };

/**
 * What a report is about: the last period that was over at a day or instant, or the one of a name, as of its end. A
 * period that is not over is refused unless it is asked for, because its figures change by the hour.
 */
export function choosePeriod(question: PeriodQuestion): ChosenPeriod {
	const { kind, at, now, zone } = question;
	if (!isTimeZone(zone))
		return refused(
			`Unexpected time_zone "${zone}" in policies/site.yaml, expected an IANA time zone like Asia/Jakarta`,
		);
	if (at === undefined) return chosenAt(now, question);
	const named = periodNamed(at, zone);
	if (named) return choosePeriodNamed(named, question);
	const instant = instantOf(at, zone);
	if (instant === undefined) return refused(`Unexpected --at "${at}", expected ${expectedOf(kind)}`);
	if (toEpochMs(instant) > toEpochMs(now))
		return refused(`Unexpected --at "${at}" in the future, expected one up to ${now}`);
	return chosenAt(instant, question);
}

function chosenAt(at: string, { kind, zone, isUnfinished }: PeriodQuestion): ChosenPeriod {
	return { state: 'chosen', period: (isUnfinished ? periodAround : periodOver)(kind, at, zone), at };
}

function choosePeriodNamed(period: ReportPeriod, { kind, at, now, isUnfinished }: PeriodQuestion): ChosenPeriod {
	if (period.kind !== kind) return refused(`Unexpected --at "${at}", expected ${expectedOf(kind)}`);
	const { start, end } = period.window;
	if (end <= toEpochMs(now)) return { state: 'chosen', period, at: fromEpochMs(end) };
	if (isUnfinished && start <= toEpochMs(now)) return { state: 'chosen', period, at: now };
	const help = start <= toEpochMs(now) ? '; with --unfinished it is reported so far' : '';
	return refused(
		`Unexpected --at "${at}", which is not over before ${fromEpochMs(end)}, expected an earlier one${help}`,
	);
}

function instantOf(at: string, zone: string): string | undefined {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(at)) return /^\d{4}-\d{2}-\d{2}T/.test(at) ? normaliseInstant(at) : undefined;
	return normaliseInstant(at)?.startsWith(at) ? fromEpochMs(periodOfDays(at, at, zone).window.start) : undefined;
}

function expectedOf(kind: ReportKind): string {
	return `a ${kind === 'weekly' ? 'week like 2026-W47' : 'month like 2026-11'}, a day like 2026-11-20 or a time like 2026-11-20T09:00:00Z`;
}

function refused(problem: string): ChosenPeriod {
	return { state: 'refused', problem };
}
