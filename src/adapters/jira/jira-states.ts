import type { TicketState, TicketStates } from '../../ports/tickets.ts';
import { callJira, type JiraConnection } from './call-jira.ts';
import { failureOfJira, unreachableJira } from './failure-of-jira.ts';

interface Issue {
	readonly key: string;
	readonly fields: {
		readonly status: { readonly name: string; readonly statusCategory: { readonly key: string } };
		readonly resolution?: { readonly name: string } | null;
	};
}

/** Jira takes a hundred at once. */
const AT_ONCE = 100;
/** Tickets that were not among the answers (moved or gone) are asked for one by one, so many in a run. */
const SINGLE_AT_MOST = 10;

/** Names of resolutions and statuses that end a ticket without its work being done. Projects have their own words. */
const UNDONE =
	/won.?t|will not|not planned|declin|reject|cancel|abandon|duplicate|obsolete|out of scope|invalid|cannot reproduce|incomplete/i;

/** How tickets stand: of the ten thousands of a company only those that the records name, a hundred a call. */
export async function jiraStates(connection: JiraConnection, tickets: readonly string[]): Promise<TicketStates> {
	const asked = tickets.flatMap((ticket) => {
		const key = issueKeyIn(connection, ticket);
		return key === undefined ? [] : [{ ticket, key }];
	});
	const states = new Map<string, TicketState>();
	const known = () =>
		new Map(asked.flatMap(({ ticket, key }) => (states.has(key) ? [[ticket, states.get(key)!] as const] : [])));
	const keys = [...new Set(asked.map(({ key }) => key))];
	try {
		for (let start = 0; start < keys.length; start += AT_ONCE) {
			const body = { issueIdsOrKeys: keys.slice(start, start + AT_ONCE), fields: ['status', 'resolution'] };
			const answer = await callJira(connection, 'POST issue/bulkfetch', body);
			if (answer.status !== 200) return { known: known(), trouble: await failureOfJira(answer) };
			const { issues = [] } = (await answer.json()) as { readonly issues?: readonly Issue[] };
			for (const issue of issues) states.set(issue.key, stateOf(issue));
		}
		for (const key of keys.filter((one) => !states.has(one)).slice(0, SINGLE_AT_MOST)) {
			const answer = await callJira(connection, `GET issue/${key}?fields=status,resolution`);
			if (answer.status === 404) states.set(key, 'gone');
			else if (answer.status === 200) states.set(key, stateOf((await answer.json()) as Issue));
			else return { known: known(), trouble: await failureOfJira(answer) };
		}
	} catch (error) {
		return { known: known(), trouble: unreachableJira(error) };
	}
	return { known: known() };
}

/** The key in an id or an address of a ticket of this site. */
export function issueKeyIn({ url }: Pick<JiraConnection, 'url'>, ticket: string): string | undefined {
	const place = ticket.startsWith(`${url}/browse/`) ? ticket.slice(url.length + '/browse/'.length) : ticket;
	return /^([A-Z][A-Z0-9_]*-\d+)\/?$/i.exec(place)?.[1]?.toUpperCase();
}

function stateOf({ fields: { status, resolution } }: Issue): TicketState {
	if (status.statusCategory.key !== 'done') return 'open';
	return UNDONE.test(resolution?.name ?? '') || UNDONE.test(status.name) ? 'dropped' : 'done';
}
