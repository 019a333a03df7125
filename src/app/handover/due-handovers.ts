import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type HandoverInput, handoverPath } from './draft-handover.ts';
import { hasReport, listHandedShifts } from './list-handed-shifts.ts';

/** The outgoing engineer may begin to write so long before the end of the shift. */
const AHEAD = 3_600_000;
/** GitHub runs timers late and some never: a report that nobody drafted is caught up on for so long. */
const CATCH_UP = 24 * 3_600_000;

/** The shifts that have just ended or are about to (RFC 3339 UTC), and have no report on record. */
export function dueHandovers(
	{ schedules, handovers }: Pick<Catalogue, 'schedules' | 'handovers'>,
	now: string,
): readonly Pick<HandoverInput, 'named' | 'handed'>[] {
	const period = { from: fromEpochMs(toEpochMs(now) - CATCH_UP), until: fromEpochMs(toEpochMs(now) + AHEAD) };
	const known = new Set(handovers.map(({ path }) => path));
	return [...schedules].flatMap(([slug, schedule]) =>
		listHandedShifts(schedule, period)
			.filter((handed) => hasReport(schedule, handed))
			.map((handed) => ({ named: { slug, schedule }, handed }))
			.filter(({ named, handed: { shift } }) => !known.has(handoverPath(named, shift))),
	);
}
