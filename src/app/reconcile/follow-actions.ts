import type { IncidentEffects } from '../../core/effects/effect-records.ts';
import { entryOf } from '../../core/effects/ledger.ts';
import { fixesInMessage } from '../../core/postmortem/fixes-in-message.ts';
import { type ActionOutcome, outcomeOfAction } from '../../core/postmortem/outcome-of-action.ts';
import type { CommitMessage } from '../../ports/commit-messages.ts';
import type { Fold, IncidentRepository, Snapshot } from '../../ports/repository.ts';
import type { TicketStates, Tickets } from '../../ports/tickets.ts';
import { gatherIncidents } from './gather-incidents.ts';
import { GONE, noteGone, noteOutcomes } from './note-outcomes.ts';
import { changesOf, readEffectFiles } from './record-attempt.ts';

/** An action that became something because of its ticket or of a commit. */
export interface FollowedAction extends ActionOutcome {
	readonly incident: string;
	readonly action: string;
}

/** An action whose ticket is not there any more. */
export interface LostTicket {
	readonly incident: string;
	readonly action: string;
	readonly ticket: string;
}

/** What became of open actions elsewhere. */
export interface FollowReport {
	readonly followed: readonly FollowedAction[];
	/** Found now and not before; each is noted once. */
	readonly lost: readonly LostTicket[];
	/** Why some tickets could not be asked for. */
	readonly trouble?: TicketStates['trouble'];
}

export interface FollowOptions {
	/** RFC 3339 UTC. */
	readonly now: string;
	readonly tickets?: Tickets | undefined;
	/** Newest first. */
	readonly commits: readonly CommitMessage[];
}

/**
 * Lets what happened elsewhere flow back: an open action whose ticket is done, or that a commit says it does, is done;
 * one whose ticket was closed without doing it is dropped. All in one commit. Asks for nothing where no action is open.
 */
export async function followActions(
	repository: IncidentRepository,
	{ now, tickets, commits }: FollowOptions,
): Promise<FollowReport> {
	const { incidents } = await gatherIncidents(await repository.snapshot(), now);
	const open = incidents.filter(hasOpenAction);
	const named = [...new Set(open.flatMap(openTickets))];
	const { known, trouble } = named.length > 0 && tickets ? await tickets.states(named) : { known: new Map() };
	const news = { states: known, fixes: fixesOf(commits), now };
	const said = { ...(trouble && { trouble }) };
	if (known.size === 0 && news.fixes.size === 0) return { followed: [], lost: [], ...said };
	const wanted = open.filter((incident) => isNews(incident, news)).map(({ facts }) => facts.id);
	if (wanted.length === 0) return { followed: [], lost: [], ...said };
	const { result } = await repository.commit((snapshot) => foldOutcomes(snapshot, wanted, news));
	return { ...result, ...said };
}

/** What is known of all actions: states by ticket, commits by `INC-2026-0042#A2`. */
export interface News {
	readonly states: TicketStates['known'];
	readonly fixes: ReadonlyMap<string, string>;
	readonly now: string;
}

/** The oldest of the commits that close an action counts. */
function fixesOf(commits: readonly CommitMessage[]): ReadonlyMap<string, string> {
	return new Map(
		commits.flatMap(({ id, message }) =>
			fixesInMessage(message).map(({ incident, action }) => [`${incident}#${action}`, id] as const),
		),
	);
}

function hasOpenAction({ postmortem }: IncidentEffects): boolean {
	return (
		postmortem?.facts.actions.some(({ status, closed_by }) => status === 'open' && closed_by === undefined) === true
	);
}

function openTickets({ postmortem }: IncidentEffects): readonly string[] {
	return (postmortem?.facts.actions ?? []).flatMap(({ status, closed_by, ticket }) =>
		status === 'open' && closed_by === undefined && ticket !== undefined ? [ticket] : [],
	);
}

/** Whether the records do not say yet what is known. */
function isNews({ facts, postmortem, ledger }: IncidentEffects, { states, fixes }: News): boolean {
	return (postmortem?.facts.actions ?? []).some((action) => {
		const ticket = action.ticket === undefined ? undefined : states.get(action.ticket);
		const commit = fixes.get(`${facts.id}#${action.id}`);
		if (outcomeOfAction(action, { ticket, commit }) !== undefined) return true;
		const isNoted = entryOf(ledger, `${GONE}/${action.id}`) !== undefined;
		return action.status === 'open' && ticket !== undefined && (ticket === 'gone') !== isNoted;
	});
}

async function foldOutcomes(
	snapshot: Snapshot,
	incidents: readonly string[],
	news: News,
): Promise<Fold<Pick<FollowReport, 'followed' | 'lost'>>> {
	const files = await readEffectFiles(snapshot, incidents);
	const before = new Map(files);
	const followed = incidents.flatMap((incident) => noteOutcomes(files, incident, news));
	const lost = incidents.flatMap((incident) => noteGone(files, incident, news));
	return { changes: changesOf(before, files), message: describe(followed, lost), result: { followed, lost } };
}

function describe(followed: readonly FollowedAction[], lost: readonly LostTicket[]): string {
	const lines = [
		...followed.map(({ incident, action, status, closedBy }) => `${incident}#${action} ${status}: ${closedBy}`),
		...lost.map(({ incident, action, ticket }) => `${incident}#${action}: ${ticket} is gone`),
	];
	if (lines.length <= 1) return `${lines[0] ?? 'Tickets that were gone are there'}\n`;
	return `${lines.length} actions follow their tickets\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`;
}
