import { lastWeeks, mondayOf } from '../../../core/metrics/calendar-of-day.ts';
import { localDay } from '../../../core/metrics/local-day.ts';
import { totalOf } from '../../../core/oncall/coverage.ts';
import { sleepHours } from '../../../core/oncall/hours-of-person.ts';
import { type Page, type ScheduleScore, scoreSchedule } from '../../../core/oncall/score-schedule.ts';
import { mergeSpans, type Span } from '../../../core/oncall/span.ts';
import { fromEpochMs, toEpochMs } from '../../../core/time/instant.ts';
import { pagesOf } from '../../oncall/pages-of.ts';
import { peopleOf } from '../../oncall/people.ts';
import { oncePerMeasured } from '../once-per-measured.ts';
import type { Dataset } from './dataset.ts';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
/** So far back the load is looked at. */
const WEEKS = 12;

/** What being on call asked of one team's people. */
export type ScheduleLoad = {
	readonly schedule: string;
	readonly team: string;
	readonly people: number;
	readonly pages: number;
	readonly sleep_pages: number;
	readonly awake_hours: number;
	readonly pages_a_week: number;
	/** 100: hours (nights and weekends) are shared as the rotation means. */
	readonly balance: number;
	readonly nights: number;
	/** Share of all pages that the most paged person had. */
	readonly most_paged_share: number | undefined;
};

/** One person of a schedule, without a name: by how much they were paged. */
export type PersonLoad = {
	readonly schedule: string;
	readonly person: number;
	readonly hours: number;
	readonly share_hours: number;
	readonly unsocial_hours: number;
	readonly pages: number;
	readonly sleep_pages: number;
	readonly awake_hours: number;
};

export type WeekLoad = {
	readonly week: string;
	readonly schedule: string;
	readonly pages: number;
	readonly sleep_pages: number;
};

interface Load {
	readonly schedule: string;
	readonly team: string;
	readonly score: ScheduleScore;
	readonly pages: readonly SleepPage[];
}

type SleepPage = Page & { readonly isAsleep: boolean };

/** Every schedule with the watches and the pages of the last 12 weeks. */
const loadsOf = oncePerMeasured((measured): readonly Load[] => {
	const { catalogue, now } = measured;
	const people = peopleOf(catalogue.teams);
	const span = { start: toEpochMs(now) - WEEKS * WEEK, end: toEpochMs(now) };
	const period = { from: fromEpochMs(span.start), until: now };
	const nights = new Map<string, readonly Span[]>();
	const nightsIn = (zone: string) => {
		const known = nights.get(zone) ?? sleepHours(span, zone);
		nights.set(zone, known);
		return known;
	};
	return [...catalogue.schedules].map(([slug, schedule]) => {
		const zoneOf = (member: string) => people.get(member)?.timeZone ?? schedule.time_zone;
		const pages = pagesOf(catalogue, { slug, schedule }, period).map((page) => {
			const ms = toEpochMs(page.at);
			return { ...page, isAsleep: nightsIn(zoneOf(page.member)).some(({ start, end }) => start <= ms && ms < end) };
		});
		return { schedule: slug, team: schedule.team, score: scoreSchedule(schedule, { period, zoneOf }), pages };
	});
});

/** Pages of somebody, those in sleep hours, and how long those kept awake: what overlaps counts once. */
function nightsOf(pages: readonly SleepPage[]) {
	const asleep = pages.filter(({ isAsleep }) => isAsleep);
	const awake = mergeSpans(asleep.map(({ at, until }) => ({ start: toEpochMs(at), end: toEpochMs(until) })));
	return { pages: pages.length, sleep_pages: asleep.length, awake_hours: round(totalOf(awake) / HOUR) };
}

/** On-call load by schedule over the last 12 weeks, most hours awake first. */
export const makeOnCallLoad = oncePerMeasured((measured): Dataset<ScheduleLoad> => {
	const rows = loadsOf(measured).map(({ schedule, team, score, pages }): ScheduleLoad => {
		const scoreOf = (name: string) => score.parts.find(({ part }) => part === name)?.score ?? 0;
		const byMember = [...Map.groupBy(pages, ({ member }) => member).values()].map(nightsOf);
		const most = byMember.reduce((largest, own) => Math.max(largest, own.pages), 0);
		return {
			schedule,
			team,
			people: score.people.length,
			pages: pages.length,
			sleep_pages: pages.filter(({ isAsleep }) => isAsleep).length,
			awake_hours: round(byMember.reduce((sum, own) => sum + own.awake_hours, 0)),
			pages_a_week: round(pages.length / WEEKS),
			balance: scoreOf('balance'),
			nights: scoreOf('nights'),
			most_paged_share: pages.length > 0 ? most / pages.length : undefined,
		};
	});
	return {
		name: 'on-call-load',
		title: 'On-call load',
		about:
			'One row a schedule, over the last 12 weeks. Sleep hours are 22:00 to 07:00 by the clock of whoever was paged.',
		columns: [
			{ key: 'schedule', label: 'Schedule', unit: 'text' },
			{ key: 'team', label: 'Team', unit: 'text' },
			{ key: 'people', label: 'People', unit: 'count' },
			{ key: 'pages', label: 'Pages', unit: 'count' },
			{ key: 'sleep_pages', label: 'In sleep hours', unit: 'count' },
			{ key: 'awake_hours', label: 'Hours awake', unit: 'hours' },
			{ key: 'pages_a_week', label: 'Pages a week', unit: 'number' },
			{ key: 'balance', label: 'Fairness of hours', unit: 'number' },
			{ key: 'nights', label: 'Fairness of nights', unit: 'number' },
			{ key: 'most_paged_share', label: 'Pages of the most paged', unit: 'share' },
		],
		rows: rows.sort((a, b) => b.awake_hours - a.awake_hours || b.pages - a.pages || (a.schedule < b.schedule ? -1 : 1)),
	};
});

/** On-call load by person, without names: the most paged of a schedule is its person 1. */
export const makeOnCallPeople = oncePerMeasured(
	(measured): Dataset<PersonLoad> => ({
		name: 'on-call-people',
		title: 'On-call load by person',
		about: 'One row a person of a schedule, without a name, the most paged first; over the last 12 weeks.',
		columns: [
			{ key: 'schedule', label: 'Schedule', unit: 'text' },
			{ key: 'person', label: 'Person', unit: 'count' },
			{ key: 'hours', label: 'Hours on call', unit: 'hours' },
			{ key: 'share_hours', label: 'Equal share', unit: 'hours' },
			{ key: 'unsocial_hours', label: 'Nights and weekends', unit: 'hours' },
			{ key: 'pages', label: 'Pages', unit: 'count' },
			{ key: 'sleep_pages', label: 'In sleep hours', unit: 'count' },
			{ key: 'awake_hours', label: 'Hours awake', unit: 'hours' },
		],
		rows: loadsOf(measured).flatMap(({ schedule, score, pages }) => {
			const own = Map.groupBy(pages, ({ member }) => member);
			const people = score.people.map(({ member, hours, share, unsocialHours }) => ({
				hours: round(hours),
				share_hours: round(share),
				unsocial_hours: round(unsocialHours),
				...nightsOf(own.get(member) ?? []),
			}));
			people.sort((a, b) => b.pages - a.pages || b.awake_hours - a.awake_hours || b.hours - a.hours);
			return people.map((person, index): PersonLoad => ({ schedule, person: index + 1, ...person }));
		}),
	}),
);

/** Pages by week and schedule, twelve weeks. */
export const makeOnCallWeeks = oncePerMeasured((measured): Dataset<WeekLoad> => {
	const weeks = lastWeeks(measured.today, WEEKS);
	const rows = loadsOf(measured).flatMap(({ schedule, pages }) => {
		const byWeek = Map.groupBy(pages, ({ at }) => mondayOf(localDay(at, measured.zone)));
		return weeks.map((week) => {
			const own = byWeek.get(week) ?? [];
			return { week, schedule, pages: own.length, sleep_pages: own.filter(({ isAsleep }) => isAsleep).length };
		});
	});
	return {
		name: 'on-call-weeks',
		title: 'Pages by week',
		about: 'One row a week (its Monday) and schedule, twelve weeks.',
		columns: [
			{ key: 'week', label: 'Week of', unit: 'day' },
			{ key: 'schedule', label: 'Schedule', unit: 'text' },
			{ key: 'pages', label: 'Pages', unit: 'count' },
			{ key: 'sleep_pages', label: 'In sleep hours', unit: 'count' },
		],
		rows,
	};
});

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
