import type { FormAnswer } from '../../src/app/forms/run-form.ts';
import { inertMarkdown } from '../../src/formats/inert-markdown.ts';

/** Where files of the records can be looked at, like `https://github.com/acme/incidents/blob/main`. */
export interface PrintAnswerOptions {
	readonly files: string;
}

/** The answer to a form as a comment, in which nothing that anybody wrote is markup or a mention. */
export function printAnswer({ state, said, path, pull }: FormAnswer, { files }: PrintAnswerOptions): string {
	const sentences = said.map(inertMarkdown);
	if (state === 'refused') {
		const list = sentences.map((sentence) => `- ${sentence}`).join('\n');
		return `**Not done.** Edit the issue (\`…\` at its top right, *Edit*), and it is tried again:\n\n${list}\n`;
	}
	if (pull) return `**Proposed** as [${pull.id}](${pull.url}), to be merged by people. ${sentences.join('. ')}.\n`;
	const link = path === undefined ? '' : `\n\n[${path}](${files}/${path})`;
	return `**Done.** ${sentences.join('. ')}.${link}\n`;
}
