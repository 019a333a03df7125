import { inertLine } from '../../core/alerts/inert-text.ts';
import type { Attempt } from '../../core/effects/attempt.ts';
import type { NewTicket, TicketComment, Tickets } from '../../ports/tickets.ts';
import { callJira, type JiraConnection } from './call-jira.ts';
import { failureOfJira, unreachableJira } from './failure-of-jira.ts';
import { jiraDocument } from './jira-document.ts';
import { issueKeyIn, jiraStates } from './jira-states.ts';

export interface JiraTicketsOptions extends JiraConnection {
	/** Key of the project that tickets are made in, like `PAY`. */
	readonly project: string;
	/** Name of the type of ticket, like `Task`. */
	readonly issueType: string;
}

/** The label of all our tickets, for people who look for them. */
const LABEL = 'tocsin';
/** Jira takes 255. */
const TITLE_AT_MOST = 200;
const COMMENTS = 100;

/**
 * Tickets in Jira Cloud. Each carries a label that only it has, by which it is looked for before it is made. Jira's search
 * may not know a ticket of a moment ago; whoever takes over from a killed run comes minutes later.
 */
export function createJiraTickets(options: JiraTicketsOptions): Tickets {
	return {
		create: (ticket) => guarded(() => findOrCreate(options, ticket)),
		comment: (comment) => guarded(() => say(options, comment)),
		states: (tickets) => jiraStates(options, tickets),
	};
}

async function guarded(act: () => Promise<Attempt>): Promise<Attempt> {
	try {
		return await act();
	} catch (error) {
		return unreachableJira(error);
	}
}

async function findOrCreate(options: JiraTicketsOptions, ticket: NewTicket): Promise<Attempt> {
	const jql = `project = "${options.project}" AND labels = "${labelOf(ticket.key)}" ORDER BY created ASC`;
	const answer = await callJira(options, 'POST search/jql', { jql, fields: ['created'], maxResults: 1 });
	if (answer.status !== 200) return failureOfJira(answer);
	const { issues = [] } = (await answer.json()) as { readonly issues?: readonly { readonly key: string }[] };
	const [found] = issues;
	return found ? linked(options, ticket, { key: found.key }) : create(options, ticket);
}

async function create(options: JiraTicketsOptions, ticket: NewTicket): Promise<Attempt> {
	const { key, title, lines, link, assignee } = ticket;
	const fields = {
		project: { key: options.project },
		issuetype: { name: options.issueType },
		summary: inertLine(title, TITLE_AT_MOST),
		description: jiraDocument(lines, { link }),
		labels: [LABEL, labelOf(key)],
	};
	const account = await findAccount(options, ticket);
	if ('state' in account) return account;
	const { accountId } = account;
	const note = assignee && accountId === undefined ? `Jira knows nobody to assign it to as ${assignee}` : undefined;
	const assigned = { ...fields, ...(accountId && { assignee: { accountId } }) };
	const answer = await callJira(options, 'POST issue', { fields: assigned });
	if (answer.status === 201) return linked(options, ticket, { ...((await answer.json()) as Made), note });
	// A project may keep the assignee off its form, or the right to assign from our account.
	if (answer.status !== 400 || accountId === undefined) return failureOfJira(answer);
	const second = await callJira(options, 'POST issue', { fields });
	if (second.status !== 201) return failureOfJira(second);
	return linked(options, ticket, {
		...((await second.json()) as Made),
		note: `Jira does not let us assign it to ${assignee}`,
	});
}

interface Made {
	readonly key: string;
	readonly note?: string | undefined;
}

/** The one account that has the mail address; Jira hides addresses from us that their owners hide. */
async function findAccount(
	options: JiraTicketsOptions,
	{ assigneeMail }: NewTicket,
): Promise<{ readonly accountId?: string | undefined } | Attempt> {
	if (assigneeMail === undefined) return {};
	const query = `query=${encodeURIComponent(assigneeMail)}&project=${options.project}&maxResults=2`;
	const answer = await callJira(options, `GET user/assignable/search?${query}`);
	// Later it may be found; a right that is missing leaves the ticket without somebody.
	if (isTransient(answer)) return failureOfJira(answer);
	if (answer.status !== 200) return {};
	const found = (await answer.json()) as readonly { readonly accountId: string; readonly emailAddress?: string }[];
	const exact = found.filter(({ emailAddress }) => emailAddress?.toLowerCase() === assigneeMail.toLowerCase());
	const [one, ...others] = exact.length > 0 ? exact : found.filter(({ emailAddress }) => !emailAddress);
	return { accountId: others.length === 0 ? one?.accountId : undefined };
}

function isTransient({ status }: Response): boolean {
	return status === 429 || status >= 500;
}

/** Links the ticket to our page: one link for ever, by its global id. Without it the ticket is still a ticket. */
async function linked(options: JiraTicketsOptions, { link, key, title }: NewTicket, made: Made): Promise<Attempt> {
	const notes = made.note === undefined ? [] : [made.note];
	if (link !== undefined) {
		const object = { url: link, title: inertLine(title, TITLE_AT_MOST) };
		const answer = await callJira(options, `POST issue/${made.key}/remotelink`, {
			globalId: `tocsin=${key}`,
			object,
		});
		if (isTransient(answer)) return failureOfJira(answer);
		if (answer.status !== 200 && answer.status !== 201) notes.push((await failureOfJira(answer)).error);
	}
	const reference = { id: made.key, url: `${options.url}/browse/${made.key}` };
	return { state: 'done', reference, ...(notes.length > 0 && { note: notes.join('; ') }) };
}

async function say(options: JiraTicketsOptions, { ticket, key, lines }: TicketComment): Promise<Attempt> {
	const issue = issueKeyIn(options, ticket);
	if (issue === undefined) return { state: 'failed', error: `${ticket} is no ticket of Jira`, isPermanent: true };
	const mark = `tocsin:${key}`;
	const path = `issue/${issue}/comment`;
	const answer = await callJira(options, `GET ${path}?orderBy=-created&maxResults=${COMMENTS}`);
	if (answer.status === 404) return { state: 'failed', error: `${issue} is not in Jira any more`, isPermanent: true };
	if (answer.status !== 200) return failureOfJira(answer);
	const { comments = [] } = (await answer.json()) as { readonly comments?: readonly { readonly body: object }[] };
	if (comments.some(({ body }) => JSON.stringify(body).includes(`"${mark}"`))) return { state: 'done' };
	const made = await callJira(options, `POST ${path}`, { body: jiraDocument(lines, { mark }) });
	return made.status === 201 ? { state: 'done' } : failureOfJira(made);
}

/** A label may hold no space; what else a key holds is not worth a try. */
function labelOf(key: string): string {
	return `tocsin-${key.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
}
