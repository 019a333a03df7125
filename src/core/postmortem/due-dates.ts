import type { Incident } from '../records/incident.ts';
import type { PostmortemsPolicy } from '../records/policies/postmortems.ts';
import { durationMs } from '../time/duration.ts';
import { fromEpochMs, toEpochMs } from '../time/instant.ts';

/** A day in UTC like `2026-11-20`, and how policy came to it. */
export interface DueDate {
	readonly date: string;
	readonly within: string;
	/** The time it is counted from, a key of `times`. */
	readonly from: 'resolved' | 'detected';
}

/**
 * The last day (UTC) for the postmortem of an incident: policy's time from resolution, or from detection where
 * policy opens postmortems at once. Undefined before that moment and where policy sets no time for the severity.
 */
export function postmortemDue(incident: Incident, policy: PostmortemsPolicy): DueDate | undefined {
	const from = policy.open_on === 'declare' ? 'detected' : 'resolved';
	return dueDate(incident, { limits: policy.due, from });
}

/**
 * The last day (UTC) that an action may be due: policy's time from resolution, because what has to change is known
 * only then. Undefined while the incident is open and where policy sets no time for the severity.
 */
export function actionsDue(incident: Incident, policy: PostmortemsPolicy): DueDate | undefined {
	return dueDate(incident, { limits: policy.actions_due, from: 'resolved' });
}

function dueDate(
	{ severity, times }: Incident,
	{ limits, from }: { readonly limits: PostmortemsPolicy['due']; readonly from: DueDate['from'] },
): DueDate | undefined {
	const within = limits.find((limit) => limit.severity === severity)?.within;
	const start = toEpochMs(times[from] ?? '');
	if (within === undefined || Number.isNaN(start)) return undefined;
	return { date: fromEpochMs(start + durationMs(within)).slice(0, 10), within, from };
}
