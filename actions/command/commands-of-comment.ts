import type { GivenCommands } from '../../src/app/command/given-commands.ts';
import { normaliseInstant } from '../../src/core/time/instant.ts';

/** The parts of GitHub's event that we look at; anything may stand in its texts. */
interface CommentEvent {
	readonly action?: string;
	readonly issue?: { readonly number?: number; readonly pull_request?: object };
	readonly comment?: {
		readonly id?: number;
		readonly body?: string;
		readonly created_at?: string;
		readonly user?: { readonly login?: string; readonly type?: string } | null;
	};
}

/** What a person wrote below an issue, and its number; undefined of machines, of pull requests, and of what was edited. */
export function commandsOfComment(
	event: unknown,
): { readonly given: GivenCommands; readonly issue: number } | undefined {
	const { action, issue, comment } = (event ?? {}) as CommentEvent;
	const { id, body, created_at, user } = comment ?? {};
	const at = normaliseInstant(created_at ?? '');
	if (action !== 'created' || issue?.number === undefined || issue.pull_request !== undefined) return undefined;
	if (id === undefined || body === undefined || at === undefined || !user?.login || user.type === 'Bot')
		return undefined;
	const given = { key: `command/github/${id}`, text: body, room: `#${issue.number}`, by: { github: user.login }, at };
	return { given, issue: issue.number };
}
