import { postmortemDue } from '../postmortem/due-dates.ts';
import { needsPostmortem } from '../postmortem/needs-postmortem.ts';
import type { PostmortemsPolicy } from '../records/policies/postmortems.ts';
import type { MeasuredIncident } from './measured-incident.ts';
import { quantile } from './quantile.ts';

/** Where things that have a due day stand. Records do not say on which day a thing was done, so `done` may have been late. */
export interface Timeliness {
	readonly n: number;
	readonly done: number;
	/** Given up on purpose (actions only). */
	readonly dropped: number;
	/** Not done, and the due day has not passed. */
	readonly inTime: number;
	/** Not done, and nobody can say by when: policy gives no time, or the time it counts from is missing. */
	readonly withoutDue: number;
	readonly overdue: number;
	/** Not begun: a postmortem that is owed and has no file, an action without a ticket. Part of the three others that are not done. */
	readonly notBegun: number;
	/** Median days of those overdue. */
	readonly medianDaysLate?: number;
}

interface DueThing {
	readonly state: 'done' | 'dropped' | 'open';
	readonly due: string | undefined;
	readonly isBegun: boolean;
}

/** What became of the postmortems that policy asks for, and of those written without being asked for, on a day like `2026-11-20`. */
export function measurePostmortems(
	incidents: readonly MeasuredIncident[],
	policy: PostmortemsPolicy | undefined,
	today: string,
): Timeliness {
	const things = incidents.flatMap(({ facts, postmortem }): DueThing[] => {
		if (postmortem) {
			const { status, due } = postmortem.facts;
			return [{ state: status === 'accepted' ? 'done' : 'open', due, isBegun: true }];
		}
		if (!policy || facts.status === 'open' || !needsPostmortem(facts, policy)) return [];
		return [{ state: 'open', due: postmortemDue(facts, policy)?.date, isBegun: false }];
	});
	return tally(things, today);
}

/** What became of the actions of postmortems, on a day like `2026-11-20`. */
export function measureActions(incidents: readonly MeasuredIncident[], today: string): Timeliness {
	const actions = incidents.flatMap(({ postmortem }) => postmortem?.facts.actions ?? []);
	const things = actions.map(({ status, due, ticket }) => ({ state: status, due, isBegun: ticket !== undefined }));
	return tally(things, today);
}

function tally(things: readonly DueThing[], today: string): Timeliness {
	const open = things.filter(({ state }) => state === 'open');
	const late = open.flatMap(({ due }) => (due !== undefined && due < today ? [daysBetween(due, today)] : []));
	const medianDaysLate = quantile(
		late.sort((a, b) => a - b),
		0.5,
	);
	return {
		n: things.length,
		done: things.filter(({ state }) => state === 'done').length,
		dropped: things.filter(({ state }) => state === 'dropped').length,
		inTime: open.filter(({ due }) => due !== undefined && due >= today).length,
		withoutDue: open.filter(({ due }) => due === undefined).length,
		overdue: late.length,
		notBegun: open.filter(({ isBegun }) => !isBegun).length,
		...(medianDaysLate !== undefined && { medianDaysLate }),
	};
}

/** Days between two days; both begin at midnight UTC, so no clock change is between them. */
function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
