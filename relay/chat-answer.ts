import type { SlackAnswer } from '../src/adapters/slack/slack-response.ts';
import type { CommandAnswer } from '../src/app/command/run-commands.ts';

/** What commands came to, as it is said in a channel: everybody there sees a change, only who asked sees a refusal. */
export function chatAnswer(answers: readonly CommandAnswer[]): SlackAnswer {
	return {
		lines: answers.flatMap(({ said }) => said),
		isPublic: answers.some(({ state }) => state === 'changed'),
	};
}
