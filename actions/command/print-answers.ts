import type { CommandAnswer } from '../../src/app/command/run-commands.ts';
import { inertMarkdown } from '../../src/formats/inert-markdown.ts';

const WORDS: Readonly<Record<CommandAnswer['state'], string>> = {
	changed: 'Done',
	unchanged: 'Nothing changed',
	refused: 'Not done',
};

/** Answers as a comment: one line each, in which nothing that anybody wrote is markup or a mention. */
export function printAnswers(answers: readonly CommandAnswer[]): string {
	return answers.map(({ state, said }) => `- **${WORDS[state]}.** ${said.map(inertMarkdown).join('. ')}`).join('\n');
}
