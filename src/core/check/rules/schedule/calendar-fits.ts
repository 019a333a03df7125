import { checkSchedule } from '../../../oncall/check-schedule.ts';
import { fromEpochMs, toEpochMs } from '../../../time/instant.ts';
import { type Finding, recordRule } from '../../rule.ts';

const WEEKS_AHEAD = 12;
const WEEK_MS = 7 * 86_400_000;

/** What `schedule/rotation-fits` says already, at the same place. */
const SAID_ELSEWHERE = new Set(['schedule/layer-in-force']);

export const calendarFits = recordRule({
	id: 'schedule/calendar-fits',
	kinds: ['schedule'],
	severity: 'warning',
	summary: 'Walked through the next twelve weeks, somebody is on call at every hour, and nobody twice.',
	why: 'Some mistakes show only in the calendar: an hour that nobody has, two people at once, one person in two roles, an override that replaces nobody, a start in the hour that the clocks skip. Hours that nobody shall have are written under `gaps`.',
	*check({ value }, { clock }): Iterable<Finding> {
		const from = `${clock.today()}T00:00:00Z`;
		const until = fromEpochMs(toEpochMs(from) + WEEKS_AHEAD * WEEK_MS);
		for (const { rule, severity, message, key, help } of checkSchedule(value, { from, until })) {
			if (!SAID_ELSEWHERE.has(rule)) yield { at: { key }, severity, message, help };
		}
	},
});
