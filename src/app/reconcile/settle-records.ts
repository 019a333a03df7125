import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { ReadCommitMessages } from '../../ports/commit-messages.ts';
import type { IncidentRepository } from '../../ports/repository.ts';
import type { Tickets } from '../../ports/tickets.ts';
import { drain, type IntakeReport, passTime } from '../intake/intake.ts';
import { type NumberedDrafts, numberDrafts } from '../number-drafts/number-drafts.ts';
import { type FollowReport, followActions } from './follow-actions.ts';

/** What became of the records themselves. */
export interface SettledRecords {
	readonly folded: IntakeReport['alerts'];
	readonly passed: IntakeReport['incidents'];
	readonly numbered: NumberedDrafts['numbered'];
	readonly actions: FollowReport;
	readonly problems: readonly Diagnostic[];
}

export interface SettleOptions {
	/** RFC 3339 UTC. */
	readonly now: string;
	readonly tickets?: Tickets | undefined;
	readonly commits: ReadCommitMessages;
}

/** Folds alerts that wait, lets time pass, numbers merged drafts, and lets actions follow their tickets and commits. */
export async function settleRecords(
	repository: IncidentRepository,
	{ now, tickets, commits }: SettleOptions,
): Promise<SettledRecords> {
	const folded = await drain(repository);
	const passed = await passTime(repository, now);
	const { numbered, problems } = await numberDrafts(repository, now);
	const actions = await followActions(repository, { now, tickets, commits: await commits() });
	return { folded: folded.alerts, passed: passed.incidents, numbered, actions, problems };
}

/** The same for people, a line each. */
export function describeSettled({ folded, passed, numbered, actions }: SettledRecords): readonly string[] {
	return [
		`${folded.length} waiting alerts folded`,
		...passed.map(({ id, change }) => `${id} ${change}: it was time`),
		...numbered.map(({ draft, id }) => `incidents/${draft} is now ${id}`),
		...actions.followed.map(
			({ incident, action, status, closedBy }) => `${incident}#${action} is ${status}: ${closedBy}`,
		),
	];
}

/** What a person should look at, a line each. */
export function settledTroubles({ actions: { lost, trouble } }: Pick<SettledRecords, 'actions'>): readonly string[] {
	return [
		...lost.map(
			({ incident, action, ticket }) =>
				`${ticket} is gone; take it out of action ${action} in the postmortem of ${incident} to have a new ticket`,
		),
		...(trouble ? [`tickets could not be asked for: ${trouble.error}${trouble.help ? `. ${trouble.help}` : ''}`] : []),
	];
}
