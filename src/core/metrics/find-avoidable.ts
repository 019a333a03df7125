import type { PostmortemAction } from '../records/postmortem.ts';
import { fromEpochMs, toEpochMs } from '../time/instant.ts';
import type { MeasuredIncident } from './measured-incident.ts';
import { startedAt } from './started-at.ts';

/** An action that was not there in time. */
export interface MissedAction<I extends MeasuredIncident = MeasuredIncident> {
	/** The earlier incident whose postmortem has it. */
	readonly origin: I;
	readonly action: PostmortemAction;
	/** Days from the day it was due to the recurrence, at least 1. */
	readonly daysLate: number;
}

/** An incident that came again while actions against it were overdue. */
export interface Avoidable<I extends MeasuredIncident = MeasuredIncident> {
	readonly recurrence: I;
	/** The longest overdue first; at least one. */
	readonly missed: readonly MissedAction<I>[];
}

/**
 * The recurrences in a family that an action might have prevented: one of type `prevent`, of the postmortem of an
 * earlier incident, was due before the day (UTC) on which the recurrence began and was not done by then. An action that
 * is done and does not say when counts as done in time; a dropped one was a decision and does not count. In the order
 * of time.
 */
export function findAvoidable<I extends MeasuredIncident>(family: readonly I[]): readonly Avoidable<I>[] {
	const dated = family.flatMap((incident) => {
		const start = startedAt(incident);
		return start === undefined
			? []
			: [{ incident, day: fromEpochMs(toEpochMs(start)).slice(0, 10), ms: toEpochMs(start) }];
	});
	dated.sort((a, b) => a.ms - b.ms);
	const agreed: { readonly origin: I; readonly action: PostmortemAction }[] = [];
	return dated.flatMap(({ incident, day }) => {
		const missed = agreed
			.filter(({ action }) => action.due < day && isMissingOn(action, day))
			.map((one) => ({ ...one, daysLate: daysBetween(one.action.due, day) }));
		const own = (incident.postmortem?.facts.actions ?? []).filter(({ type }) => type === 'prevent');
		agreed.push(...own.map((action) => ({ origin: incident, action })));
		return missed.length === 0
			? []
			: [{ recurrence: incident, missed: missed.sort((a, b) => b.daysLate - a.daysLate) }];
	});
}

function isMissingOn({ status, done }: PostmortemAction, day: string): boolean {
	return status === 'open' || (status === 'done' && done !== undefined && done >= day);
}

function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
