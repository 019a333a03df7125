import type { Schedule } from '../records/schedule.ts';
import { fromEpochMs, toEpochMs } from '../time/instant.ts';
import { gapsOfRole } from './apply-exceptions.ts';
import { rolesOf, shiftsOfRole } from './list-shifts.ts';
import { onCallAt } from './on-call-at.ts';
import type { Shift } from './shift.ts';

/** Who has a role at a moment and who has it next; either may be nobody. */
export interface DutyStatus {
	readonly role: string;
	readonly now?: Shift;
	/** Without `now`: whether nobody is meant to be on call, or somebody is missing. */
	readonly nobody?: 'on-purpose' | 'missing';
	/** The first shift of somebody else, or after a break, that starts later; looked for within a year. */
	readonly next?: Shift;
}

const DAY = 86_400_000;
/** How many days ahead the next shift is looked for, first near and then further. */
const HORIZONS = [2, 16, 70, 370];

/** The state of every role of a schedule at an instant (RFC 3339 UTC). */
export function dutyStatus(schedule: Schedule, at: string): readonly DutyStatus[] {
	const current = onCallAt(schedule, at);
	return rolesOf(schedule).map((role): DutyStatus => {
		const now = current.find((shift) => shift.role === role);
		const next = nextShift(schedule, { role, at, now });
		return { role, ...(now ? { now } : { nobody: whyNobody(schedule, role, at) }), ...(next && { next }) };
	});
}

function whyNobody(schedule: Schedule, role: string, at: string): 'on-purpose' | 'missing' {
	const moment = toEpochMs(at);
	const gaps = gapsOfRole(schedule, role, { start: moment, end: moment + 1 });
	return gaps.some(({ start, end }) => start <= moment && moment < end) ? 'on-purpose' : 'missing';
}

function nextShift(
	schedule: Schedule,
	{ role, at, now }: { readonly role: string; readonly at: string; readonly now: Shift | undefined },
): Shift | undefined {
	const moment = toEpochMs(at);
	for (const days of HORIZONS) {
		const found = shiftsOfRole(schedule, role, { from: at, until: fromEpochMs(moment + days * DAY) }).find(
			(shift) =>
				toEpochMs(shift.start) > moment &&
				(now === undefined || shift.member !== now.member || toEpochMs(shift.start) > toEpochMs(now.end)),
		);
		if (found) return found;
	}
	return undefined;
}
