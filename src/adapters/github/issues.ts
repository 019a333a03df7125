import { inertLine } from '../../core/alerts/inert-text.ts';
import type { Attempt } from '../../core/effects/attempt.ts';
import type { Rooms } from '../../ports/rooms.ts';
import type { TicketComment, Tickets } from '../../ports/tickets.ts';
import { callGithub } from './call-github.ts';
import { commentOnce } from './comment-once.ts';
import { failureOf, type GithubOptions, unreachableGithub } from './failure-of.ts';
import { commentBody, markerOf, roomBody, ticketBody } from './issue-bodies.ts';
import { issueNumberIn, issueStates } from './issue-states.ts';
import { closeRoom, updateRoom } from './room-issue.ts';

interface Issue {
	readonly number: number;
	readonly html_url: string;
	readonly body?: string | null;
}

interface NewIssue {
	readonly key: string;
	readonly title: string;
	readonly body: string;
	readonly labels: readonly string[];
	readonly people: readonly string[];
}

/** The label of all our issues, by which they are listed. */
const LABEL = 'tocsin';
const PAGE = 100;
/** A run that was killed made its issue minutes ago: it is among the newest. */
const MAX_PAGES = 3;
/** GitHub takes no more. */
const MAX_ASSIGNEES = 10;
const TITLE_AT_MOST = 200;

/**
 * GitHub issues as rooms and as tickets. Each carries a line that only it has and is looked for by it before it is
 * made: in the list of issues, which knows a new one at once, where the search of GitHub takes a while.
 */
export function createGithubIssues(options: GithubOptions): { readonly rooms: Rooms; readonly tickets: Tickets } {
	return {
		rooms: {
			open: (room) => {
				const key = `${room.incident}/room`;
				const body = roomBody(room, markerOf(key));
				const title = `${room.incident} ${room.view.letter.title}`;
				return findOrCreate(options, {
					key,
					title,
					body,
					labels: [LABEL, 'incident'],
					people: room.people.map(({ handle }) => handle),
				});
			},
			update: (change) => updateRoom(options, change),
			close: (change) => closeRoom(options, change),
		},
		tickets: {
			create: (ticket) => {
				const { key, title, assignee } = ticket;
				const body = ticketBody(ticket, markerOf(key));
				return findOrCreate(options, { key, title, body, labels: [LABEL], people: assignee ? [assignee] : [] });
			},
			comment: (comment) => say(options, comment),
			states: (tickets) => issueStates(options, tickets),
		},
	};
}

async function findOrCreate(options: GithubOptions, wanted: NewIssue): Promise<Attempt> {
	try {
		const found = await find(options, markerOf(wanted.key));
		if ('state' in found) return found;
		return found.issue ? doneWith(found.issue) : await create(options, wanted);
	} catch (error) {
		return unreachableGithub(error);
	}
}

async function find(options: GithubOptions, marker: string): Promise<{ readonly issue?: Issue } | Attempt> {
	for (let page = 1; page <= MAX_PAGES; page += 1) {
		const query = `labels=${LABEL}&state=all&sort=created&direction=desc&per_page=${PAGE}&page=${page}`;
		const answer = await callGithub(options, `GET issues?${query}`);
		if (answer.status !== 200) return failureOf(answer, options);
		const issues = (await answer.json()) as readonly Issue[];
		const issue = issues.find(({ body }) => body?.startsWith(marker));
		if (issue) return { issue };
		if (issues.length < PAGE) break;
	}
	return {};
}

/** Whoever cannot be assigned makes GitHub refuse the whole issue; then it is made without. */
async function create(options: GithubOptions, { title, body, labels, people }: NewIssue): Promise<Attempt> {
	const assignees = people.slice(0, MAX_ASSIGNEES).map((handle) => handle.replace(/^@/, ''));
	const issue = { title: inertLine(title, TITLE_AT_MOST), body, labels };
	const answer = await callGithub(options, 'POST issues', { ...issue, ...(assignees.length > 0 && { assignees }) });
	if (answer.status === 201) return doneWith((await answer.json()) as Issue);
	if (answer.status !== 422 || assignees.length === 0) return failureOf(answer, options);
	const second = await callGithub(options, 'POST issues', issue);
	if (second.status !== 201) return failureOf(second, options);
	return doneWith((await second.json()) as Issue, `GitHub can assign it to none or not all of ${people.join(', ')}`);
}

async function say(options: GithubOptions, { ticket, key, lines }: TicketComment): Promise<Attempt> {
	const number = issueNumberIn(options, ticket);
	if (number === undefined) return { state: 'failed', error: `${ticket} is no issue of GitHub`, isPermanent: true };
	const marker = markerOf(key);
	try {
		return await commentOnce(options, { number, marker, body: commentBody(lines, marker) });
	} catch (error) {
		return unreachableGithub(error);
	}
}

function doneWith({ number, html_url }: Issue, note?: string): Attempt {
	return { state: 'done', reference: { id: `#${number}`, url: html_url }, ...(note !== undefined && { note }) };
}
