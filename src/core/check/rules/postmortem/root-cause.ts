import { type Finding, recordRule } from '../../rule.ts';
import { contentWords } from '../../text/content-words.ts';
import { filledSection } from '../../text/postmortem-text.ts';

/** So much of the root cause may be words of the trigger; causes that were worth reading shared less than a fifth. */
const MOST_SHARED = 0.5;

export const rootCause = recordRule({
	id: 'postmortem/root-cause',
	kinds: ['postmortem'],
	severity: 'error',
	summary: 'The root cause says why the system let the trigger do harm; it does not repeat the trigger.',
	why: 'The trigger is the last thing that happened and will happen again in another form. The root cause is what could be changed so that it does no harm. "Human error" is never one: `blameless/phrases` asks the question behind it.',
	*check(record): Iterable<Finding> {
		const [cause, trigger] = [filledSection(record, 'Root cause'), filledSection(record, 'Trigger')];
		if (!cause || !trigger) return;
		const [words, said] = [contentWords(cause.prose), contentWords(trigger.prose)];
		const shared = [...words].filter((word) => said.has(word)).length;
		if (words.size === 0 || shared / words.size <= MOST_SHARED) return;
		yield {
			at: { body: cause.at },
			message: `Unexpected root cause that repeats the trigger (${shared} of ${words.size} words), expected why it could do harm`,
			help: 'Ask of the trigger "why did the system allow this to hurt customers?", and of the answer again, until it is something you can change.',
			related: [{ message: 'the trigger', file: record.file, at: { body: trigger.at } }],
		};
	},
});
