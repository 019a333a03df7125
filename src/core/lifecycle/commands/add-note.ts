import { changed } from '../command-outcome.ts';
import type { CommandRule } from '../command-rule.ts';
import type { CommandOf } from '../incident-command.ts';

/** `note`: something for the timeline, also of an incident that is over. Twice the same in a row is a retry, not news. */
export const addNote: CommandRule<CommandOf<'note'>> = {
	statuses: ['lead-up', 'open', 'resolved', 'closed', 'dismissed'],
	already: (_facts, { text }, { by, timeline }) => {
		const last = timeline.findLast((entry) => entry.by === by);
		return last?.kind === 'note' && last.text === text ? `has this note already, by ${by} at ${last.at}` : undefined;
	},
	change: ({ id }, { text }, { now, by }) =>
		changed({ said: [`${id} noted by ${by}`], edits: [], timeline: [{ at: now, kind: 'note', text, by }] }),
};
