import type { NamedSchedule } from '../../core/oncall/find-schedules.ts';
import { type ScheduleScore, scoreSchedule } from '../../core/oncall/score-schedule.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { pagesOf } from './pages-of.ts';
import { peopleOf } from './people.ts';

const WEEK = 7 * 86_400_000;
/** A year ahead, so that what is shared out over a cycle is seen whole; and the pages of the last quarter. */
const WEEKS = { ahead: 52, back: 12 } as const;

/** The score of a schedule as of an instant (RFC 3339 UTC): a year ahead, with the pages of the last 12 weeks. */
export function scoreTeam(catalogue: Catalogue, named: NamedSchedule, now: string): ScheduleScore {
	const people = peopleOf(catalogue.teams);
	const at = (weeks: number) => fromEpochMs(toEpochMs(now) + weeks * WEEK);
	const hasArchive = catalogue.alerts.size > 0;
	return scoreSchedule(named.schedule, {
		period: { from: now, until: at(WEEKS.ahead) },
		zoneOf: (member) => people.get(member)?.timeZone ?? named.schedule.time_zone,
		...(hasArchive && {
			past: { weeks: WEEKS.back, pages: pagesOf(catalogue, named, { from: at(-WEEKS.back), until: now }) },
		}),
	});
}
