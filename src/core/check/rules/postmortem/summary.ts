import { type Finding, recordRule } from '../../rule.ts';
import { filledSection } from '../../text/postmortem-text.ts';
import { splitSentences } from '../../text/split-sentences.ts';

const SENTENCES = { least: 3, most: 4 };

export const shortSummary = recordRule({
	id: 'postmortem/summary',
	kinds: ['postmortem'],
	severity: 'error',
	summary: 'The summary is one paragraph of three or four sentences.',
	why: 'It is read by people who read nothing else, and it is what mails and lists show: what customers saw, for how long, why, and what ended it. Details have their own sections below.',
	*check(record): Iterable<Finding> {
		const section = filledSection(record, 'Summary');
		if (!section) return;
		const { at } = section;
		const blocks = section.text.split(/\n[ \t]*\n/);
		const isList = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]/m.test(section.text);
		if (blocks.length > 1 || isList) {
			const what = isList ? 'a list' : `${blocks.length} paragraphs`;
			yield {
				at: { body: at },
				message: `Unexpected summary of ${what}, expected one paragraph of 3 or 4 sentences`,
				help: 'Keep what customers saw, for how long, why, and what ended it; move the rest to its section.',
			};
			return;
		}
		const count = splitSentences(section.text, [0, section.text.length]).length;
		if (count >= SENTENCES.least && count <= SENTENCES.most) return;
		yield {
			at: { body: at },
			message: `Unexpected summary of ${count === 1 ? '1 sentence' : `${count} sentences`}, expected 3 or 4`,
			actual: count,
			help:
				count < SENTENCES.least
					? 'Say what customers saw, for how long, why, and what ended it.'
					: 'Keep what customers saw, for how long, why, and what ended it; move the rest to its section.',
		};
	},
});
