import { dispatchCommand } from '../src/adapters/github/dispatch-command.ts';
import { answerLater } from '../src/adapters/slack/slack-response.ts';
import type { GivenCommands } from '../src/app/command/given-commands.ts';
import type { CommandAnswer } from '../src/app/command/run-commands.ts';
import { chatAnswer } from './chat-answer.ts';
import { createSlackCommands, type SlackCommandsOptions } from './chat-slack.ts';
import type { LogLine } from './log-line.ts';
import type { GithubSettings } from './read-github-settings.ts';

/** Carries commands out in the repository that the relay stands in. */
export type RunCommands = (given: GivenCommands) => Promise<readonly CommandAnswer[]>;

export interface ChatPlace {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly clock: () => number;
	readonly log: (line: LogLine) => void;
}

/** Slack waits three seconds for an answer, of which the way takes some. */
const TIMEOUT_MS = 2300;

/** The receiver of slash commands that carries them out here; undefined without `TOCSIN_SLACK_SIGNING_SECRET`. */
export function localCommands({ env, ...place }: ChatPlace, run: RunCommands) {
	return withSecrets(env, (secrets) => ({
		...place,
		secrets,
		answerLater,
		take: async ({ given }) => chatAnswer(await run(given)),
	}));
}

/** The receiver that hands commands on to the workflow on GitHub; undefined without `TOCSIN_SLACK_SIGNING_SECRET`. */
export function forwardedCommands({ env, ...place }: ChatPlace, readSettings: () => GithubSettings) {
	return withSecrets(env, (secrets) => {
		const connection = { ...readSettings(), timeoutMs: TIMEOUT_MS };
		return {
			...place,
			secrets,
			take: async ({ given, responseUrl }) => {
				await dispatchCommand(connection, { schema: 1, command: given, response_url: responseUrl });
				return { lines: ['Handed to GitHub, the answer follows in a minute'], isPublic: false };
			},
		};
	});
}

function withSecrets(
	env: ChatPlace['env'],
	optionsFor: (secrets: readonly string[]) => SlackCommandsOptions,
): ((request: Request) => Promise<Response>) | undefined {
	const secrets = (env.TOCSIN_SLACK_SIGNING_SECRET ?? '')
		.split(',')
		.map((secret) => secret.trim())
		.filter((secret) => secret !== '');
	return secrets.length === 0 ? undefined : createSlackCommands(optionsFor(secrets));
}
