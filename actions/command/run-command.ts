import type * as Core from '@actions/core';
import { issueReplies } from '../../src/adapters/github/issue-replies.ts';
import { answerLater } from '../../src/adapters/slack/slack-response.ts';
import { commandDispatchSchema, type GivenCommands } from '../../src/app/command/given-commands.ts';
import { type CommandAnswer, runCommands } from '../../src/app/command/run-commands.ts';
import { readComment } from '../../src/core/lifecycle/read-typed.ts';
import type { IncidentRepository } from '../../src/ports/repository.ts';
import { commandsOfComment } from './commands-of-comment.ts';
import { printAnswers } from './print-answers.ts';

type Reporter = Pick<typeof Core, 'info' | 'warning' | 'setOutput' | 'setSecret'>;

export interface RunCommandOptions {
	/** Opened only where there is a command. */
	readonly open: () => Promise<IncidentRepository & { close(): void }>;
	readonly connection: { readonly repository: string; readonly token: string; readonly apiUrl?: string };
}

/** Carries out the commands of an event: a comment below an issue, or a dispatch of the relay. Answers each once. */
export async function runCommand(core: Reporter, event: unknown, options: RunCommandOptions): Promise<void> {
	const isDispatch = typeof event === 'object' && event !== null && 'client_payload' in event;
	const state = isDispatch
		? await runDispatch(core, event.client_payload, options)
		: await runComment(core, event, options);
	core.setOutput('state', state);
	core.info(`Command: ${state}`);
}

type State = 'done' | 'refused' | 'answered-before' | 'talk';

async function runComment(core: Reporter, event: unknown, options: RunCommandOptions): Promise<State> {
	const found = commandsOfComment(event);
	if (!found || readComment(found.given.text).length === 0) return 'talk';
	const { given, issue } = found;
	const replies = issueReplies(options.connection);
	const reply = { issue, marker: `<!-- tocsin:${given.key} -->` };
	// The job may run again, by hand or after a fault: who was answered is not answered twice.
	if (await replies.isAnswered(reply, given.at)) return 'answered-before';
	const answers = await runGiven(core, given, options);
	if (answers.length === 0) return 'talk';
	await replies.answer(reply, printAnswers(answers));
	return stateOf(answers);
}

async function runDispatch(core: Reporter, payload: unknown, options: RunCommandOptions): Promise<State> {
	const parsed = commandDispatchSchema.safeParse(payload);
	if (!parsed.success) {
		const fields = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
		throw new Error(`The dispatch is no command: ${fields.join('; ')}`);
	}
	const { command, response_url } = parsed.data;
	if (response_url) core.setSecret(response_url);
	const answers = await runGiven(core, command, options);
	const lines = answers.flatMap(({ said }) => said);
	if (!response_url) return stateOf(answers);
	const problem = await answerLater(response_url, {
		lines,
		isPublic: answers.some(({ state }) => state === 'changed'),
	});
	if (problem) core.warning(problem);
	return stateOf(answers);
}

async function runGiven(
	core: Reporter,
	given: GivenCommands,
	{ open }: RunCommandOptions,
): Promise<readonly CommandAnswer[]> {
	const repository = await open();
	try {
		const answers = await runCommands(repository, given);
		core.setOutput('changed', String(answers.some(({ state }) => state === 'changed')));
		return answers;
	} finally {
		repository.close();
	}
}

function stateOf(answers: readonly CommandAnswer[]): State {
	return answers.some(({ state }) => state === 'refused') ? 'refused' : 'done';
}
