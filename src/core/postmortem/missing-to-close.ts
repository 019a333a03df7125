import type { Incident } from '../records/incident.ts';
import type { PostmortemsPolicy } from '../records/policies/postmortems.ts';
import type { Postmortem, PostmortemAction } from '../records/postmortem.ts';
import { postmortemDue } from './due-dates.ts';
import { needsPostmortem } from './needs-postmortem.ts';

/** One thing that policy asks for and that is not there yet. */
export interface MissingToClose {
	readonly code: 'resolution' | 'postmortem' | 'postmortem-accepted' | 'action' | 'action-ticket';
	/** What is missing, as the end of "… cannot be closed, missing: ". */
	readonly text: string;
	/** Where it would be written: a file of the incident's folder. */
	readonly file: 'incident.md' | 'postmortem.md';
	/** Of an action, its place in the list. */
	readonly action?: number;
}

/**
 * All that an incident lacks before it may be closed (or that it lacked when it was): the time it was resolved, where
 * policy requires a postmortem an accepted one with an action, and a ticket for each open action of any postmortem it
 * has. Empty when nothing is missing. Without a policy only the resolution is asked for.
 */
export function missingToClose(
	incident: Incident,
	postmortem: Postmortem | undefined,
	policy: PostmortemsPolicy | undefined,
): readonly MissingToClose[] {
	return [
		...missingResolution(incident),
		...(policy && needsPostmortem(incident, policy) ? missingPostmortem(incident, postmortem, policy) : []),
		...(postmortem?.actions ?? []).flatMap(missingTicket),
	];
}

function missingResolution({ times }: Incident): readonly MissingToClose[] {
	if (times.resolved !== undefined) return [];
	return [{ code: 'resolution', text: 'the time it was resolved (times.resolved)', file: 'incident.md' }];
}

function missingPostmortem(
	incident: Incident,
	postmortem: Postmortem | undefined,
	policy: PostmortemsPolicy,
): readonly MissingToClose[] {
	const { severity, kind } = incident;
	if (!postmortem) {
		const isBySeverity = policy.required_for.severities.includes(severity);
		const due = postmortemDue(incident, policy);
		const why = `policy asks for one of ${isBySeverity ? severity : kind} incidents`;
		const text = `a postmortem (${why}${due ? `, due ${due.date}` : ''})`;
		return [{ code: 'postmortem', text, file: 'incident.md' }];
	}
	const missing: MissingToClose[] = [];
	if (postmortem.status !== 'accepted') {
		const text = `an accepted postmortem (it is ${postmortem.status === 'draft' ? 'a draft' : 'in review'})`;
		missing.push({ code: 'postmortem-accepted', text, file: 'postmortem.md' });
	}
	if (postmortem.actions.length === 0) {
		missing.push({ code: 'action', text: 'at least one action in the postmortem', file: 'postmortem.md' });
	}
	return missing;
}

/** What is done or dropped needs no ticket any more. */
function missingTicket({ id, owner, status, ticket }: PostmortemAction, action: number): readonly MissingToClose[] {
	if (status !== 'open' || ticket !== undefined) return [];
	return [{ code: 'action-ticket', text: `a ticket for action ${id} (${owner})`, file: 'postmortem.md', action }];
}
