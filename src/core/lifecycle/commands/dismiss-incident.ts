import { changed } from '../command-outcome.ts';
import type { CommandRule } from '../command-rule.ts';
import type { CommandOf } from '../incident-command.ts';
import { verdictEdits } from './set-verdict.ts';

/** `dismiss`: there was no incident. It stays in the record as a false positive, with the reason. */
export const dismissIncident: CommandRule<CommandOf<'dismiss'>> = {
	statuses: ['open'],
	already: ({ status, times }) =>
		status === 'dismissed' ? `is dismissed already${times.dismissed ? `, since ${times.dismissed}` : ''}` : undefined,
	change: ({ id }, { reason }, { now, by }) =>
		changed({
			said: [`${id} dismissed as a false positive by ${by}`],
			edits: [
				{ path: ['status'], value: 'dismissed' },
				{ path: ['times', 'dismissed'], value: now },
				...verdictEdits({ value: 'false-positive', by, reason }),
			],
			timeline: [{ at: now, kind: 'dismissed', text: `Dismissed as a false positive: ${reason}`, by }],
		}),
};
