import type { TicketState, TicketStates } from '../../ports/tickets.ts';
import { callGithub } from './call-github.ts';
import { failureOf, type GithubOptions, unreachableGithub } from './failure-of.ts';

interface Issue {
	readonly number: number;
	readonly state: 'open' | 'closed';
	readonly state_reason?: string | null;
	readonly pull_request?: { readonly merged_at?: string | null };
}

const PAGE = 100;
/** What was closed since the last run is among those changed last. */
const MAX_PAGES = 3;
/** Others are asked for one by one, so many in a run, in turn. */
const SINGLE_AT_MOST = 10;
const TURN_MS = 60_000;

/**
 * How issues stand, in at most thirteen calls: those that changed last come in lists, of the others (old, moved or
 * deleted) each run looks at a few, which ones by the clock.
 */
export async function issueStates(options: GithubOptions, tickets: readonly string[]): Promise<TicketStates> {
	const asked = tickets.flatMap((ticket) => {
		const number = issueNumberIn(options, ticket);
		return number === undefined ? [] : [{ ticket, number }];
	});
	const states = new Map<number, TicketState>();
	const known = () =>
		new Map(
			asked.flatMap(({ ticket, number }) => (states.has(number) ? [[ticket, states.get(number)!] as const] : [])),
		);
	const left = () => [...new Set(asked.map(({ number }) => number))].filter((number) => !states.has(number));
	try {
		for (let page = 1; page <= MAX_PAGES && left().length > 0; page += 1) {
			const query = `state=all&sort=updated&direction=desc&per_page=${PAGE}&page=${page}`;
			const answer = await callGithub(options, `GET issues?${query}`);
			if (answer.status !== 200) return { known: known(), trouble: await failureOf(answer, options) };
			const issues = (await answer.json()) as readonly Issue[];
			for (const issue of issues) states.set(issue.number, stateOf(issue));
			if (issues.length < PAGE) break;
		}
		for (const number of inTurn(left(), (options.clock ?? Date.now)())) {
			const answer = await callGithub(options, `GET issues/${number}`);
			if (answer.status === 200) states.set(number, stateOf((await answer.json()) as Issue));
			else if (answer.status === 404 || answer.status === 410) states.set(number, 'gone');
			// Moved to another repository, whose states are not ours to follow.
			else if (answer.status !== 301) return { known: known(), trouble: await failureOf(answer, options) };
		}
	} catch (error) {
		return { known: known(), trouble: unreachableGithub(error) };
	}
	return { known: known() };
}

/** The number in an id or an address of an issue of this repository. */
export function issueNumberIn({ repository }: Pick<GithubOptions, 'repository'>, ticket: string): number | undefined {
	const [, id, owner, number] = /^(?:#(\d+)|https?:\/\/[^/]+\/([^/]+\/[^/]+)\/issues\/(\d+))$/.exec(ticket) ?? [];
	if (id !== undefined) return Number(id);
	return owner?.toLowerCase() === repository.toLowerCase() ? Number(number) : undefined;
}

function inTurn(numbers: readonly number[], now: number): readonly number[] {
	if (numbers.length <= SINGLE_AT_MOST) return numbers;
	const start = (Math.floor(now / TURN_MS) * SINGLE_AT_MOST) % numbers.length;
	return [...numbers.slice(start), ...numbers.slice(0, start)].slice(0, SINGLE_AT_MOST);
}

function stateOf({ state, state_reason, pull_request }: Issue): TicketState {
	if (state === 'open') return 'open';
	if (pull_request) return pull_request.merged_at ? 'done' : 'dropped';
	return state_reason === 'not_planned' || state_reason === 'duplicate' ? 'dropped' : 'done';
}
