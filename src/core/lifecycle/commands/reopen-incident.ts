import { changed } from '../command-outcome.ts';
import type { CommandRule } from '../command-rule.ts';
import type { CommandOf } from '../incident-command.ts';

/** `reopen`: it was not over after all. A person may say so at any time; the reopen window is what alerts go by. */
export const reopenIncident: CommandRule<CommandOf<'reopen'>> = {
	statuses: ['resolved'],
	already: ({ status }) => (status === 'open' ? 'is open already' : undefined),
	change: ({ id }, { reason }, { now, by }) =>
		changed({
			said: [`${id} opened again by ${by}`],
			edits: [
				{ path: ['status'], value: 'open' },
				{ path: ['times', 'resolved'], value: undefined },
			],
			timeline: [{ at: now, kind: 'reopened', text: `Opened again: ${reason}`, by }],
		}),
};
