import type { TimelineEntry } from '../../../records/timeline.ts';
import { type Finding, recordRule } from '../../rule.ts';

export const appendOnly = recordRule({
	id: 'timeline/append-only',
	kinds: ['timeline'],
	severity: 'error',
	summary: 'What machines wrote into a timeline stays.',
	why: 'A timeline is evidence: what an alert source or a command wrote is neither removed nor reworded, and its time stays, because the archive says the same. Correct it with an entry of your own. Entries by people (`by: "@…"`) may be edited. Needs to know what was before (`--base`).',
	*check({ file, value }, { records }): Iterable<Finding> {
		const before = records.before('timeline', file)?.value;
		if (!before) return;
		const kept = new Set(value.map(signatureOf));
		for (const [index, entry] of before.entries()) {
			if (entry.by.startsWith('@') || kept.has(signatureOf(entry))) continue;
			yield {
				at: { key: [Math.min(index, value.length - 1)] },
				message: `Unexpected change of an entry by ${entry.by} at ${entry.at}, expected "${entry.text}" to stay`,
				help: 'Take the change back, and add an entry of your own that corrects it.',
			};
		}
	},
});

function signatureOf({ at, kind, text, by, link = '' }: TimelineEntry): string {
	return JSON.stringify([at, kind, text, by, link]);
}
