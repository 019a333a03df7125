import { changed, stillFiring } from '../command-outcome.ts';
import type { CommandRule } from '../command-rule.ts';
import type { CommandOf } from '../incident-command.ts';

/** `resolve`: customers are well again, whatever the alerts say. */
export const resolveIncident: CommandRule<CommandOf<'resolve'>> = {
	statuses: ['open'],
	already: ({ status, times }) =>
		status === 'resolved' ? `is resolved already${times.resolved ? `, since ${times.resolved}` : ''}` : undefined,
	change: ({ id }, { text }, { now, by, firing }) =>
		changed({
			said: [`${id} resolved by ${by}`, ...stillFiring(firing)],
			edits: [
				{ path: ['status'], value: 'resolved' },
				{ path: ['times', 'resolved'], value: now },
			],
			timeline: [
				{ at: now, kind: 'resolved', text: text === undefined ? 'Resolved by hand' : `Resolved by hand: ${text}`, by },
			],
		}),
};
