import { missingToClose } from '../../postmortem/missing-to-close.ts';
import { changed, refused, stillFiring } from '../command-outcome.ts';
import type { CommandRule } from '../command-rule.ts';
import type { CommandOf } from '../incident-command.ts';

/** `close`: the last word on an incident, once everything that policy asks for is there. */
export const closeIncident: CommandRule<CommandOf<'close'>> = {
	statuses: ['resolved'],
	already: ({ status, times }) =>
		status === 'closed' ? `is closed already${times.closed ? `, since ${times.closed}` : ''}` : undefined,
	change: (facts, _command, { now, by, firing, postmortem, postmortems }) => {
		const missing = missingToClose(facts, postmortem, postmortems);
		if (missing.length > 0) {
			return refused(
				'command/gate',
				missing.map(({ text }) => `${facts.id} cannot be closed, missing: ${text}`),
			);
		}
		return changed({
			said: [`${facts.id} closed by ${by}`, ...stillFiring(firing)],
			edits: [
				{ path: ['status'], value: 'closed' },
				{ path: ['times', 'closed'], value: now },
			],
			timeline: [{ at: now, kind: 'closed', text: 'Closed', by }],
		});
	},
};
