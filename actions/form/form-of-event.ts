import type { GivenForm } from '../../src/app/forms/run-form.ts';
import { normaliseInstant } from '../../src/core/time/instant.ts';

interface User {
	readonly login?: string;
	readonly type?: string;
}

/** The parts of GitHub's event that we look at; anything may stand in its texts. */
interface IssueEvent {
	readonly action?: string;
	readonly issue?: {
		readonly number?: number;
		readonly html_url?: string;
		readonly body?: string | null;
		readonly created_at?: string;
		readonly user?: User | null;
		readonly state?: string;
		readonly pull_request?: object;
	};
	readonly sender?: User;
}

/**
 * The issue that somebody opened, or mended themselves; undefined of machines and of pull requests. Where somebody else
 * has edited it, its words are not the author's any more, and it is left alone too.
 */
export function formOfEvent(event: unknown): GivenForm | undefined {
	const { action, issue, sender } = (event ?? {}) as IssueEvent;
	if (action !== 'opened' && action !== 'edited') return undefined;
	const { number, html_url, body, created_at, user, state, pull_request } = issue ?? {};
	const at = normaliseInstant(created_at ?? '');
	if (number === undefined || !html_url || !body || at === undefined || !user?.login) return undefined;
	if (pull_request !== undefined || user.type === 'Bot' || state === 'closed') return undefined;
	if (sender?.login !== user.login) return undefined;
	return { issue: number, url: html_url, body, by: user.login, at };
}
