import { compareSchedules, type ScheduleComparison } from '../../core/oncall/compare-schedules.ts';
import type { Schedule } from '../../core/records/schedule.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { peopleOf } from './people.ts';

/** One schedule that a change touches, and what the change does. */
export interface ScheduleDiff {
	readonly schedule: string;
	readonly name: string;
	readonly timeZone: string;
	readonly comparison: ScheduleComparison;
}

const WEEKS_AHEAD = 12;
const WEEK = 7 * 86_400_000;

/** What changes in the next 12 weeks from an instant (RFC 3339 UTC); schedules that keep every watch are left out. */
export function diffSchedules(
	before: ReadonlyMap<string, Schedule>,
	catalogue: Pick<Catalogue, 'schedules' | 'teams'>,
	now: string,
): readonly ScheduleDiff[] {
	const people = peopleOf(catalogue.teams);
	const period = { from: now, until: fromEpochMs(toEpochMs(now) + WEEKS_AHEAD * WEEK) };
	const slugs = [...new Set([...before.keys(), ...catalogue.schedules.keys()])].sort();
	return slugs.flatMap((slug): ScheduleDiff[] => {
		const [old, current] = [before.get(slug), catalogue.schedules.get(slug)];
		const either = (current ?? old)!;
		const zoneOf = (member: string) => people.get(member)?.timeZone ?? either.time_zone;
		const comparison = compareSchedules(old, current, { period, zoneOf });
		const { changes, newGaps, newClashes } = comparison;
		const isSame = changes.length + newGaps.length + newClashes.length === 0;
		return isSame ? [] : [{ schedule: slug, name: either.name, timeZone: either.time_zone, comparison }];
	});
}
