import { callGithub, type GithubConnection, reasonOf } from './call-github.ts';
import { unreachable } from './describe-answer.ts';

/** The `event_type` to which the command workflow listens. */
export const COMMAND_EVENT = 'tocsin-command';

/** Hands a command to GitHub, whose workflow carries it out. Throws an error that says why GitHub did not take it. */
export async function dispatchCommand(
	connection: Omit<GithubConnection, 'agent'> & { readonly timeoutMs: number },
	payload: object,
): Promise<void> {
	const options: GithubConnection = { ...connection, agent: 'tocsin-relay' };
	const body = { event_type: COMMAND_EVENT, client_payload: payload };
	const answer = await callGithub(options, 'POST dispatches', body).catch((error) => {
		throw new Error(unreachable(error, connection.timeoutMs).message, { cause: error });
	});
	if (answer.status !== 204) throw new Error(await reasonOf(answer));
}
