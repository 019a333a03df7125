import { changed } from '../command-outcome.ts';
import type { CommandRule } from '../command-rule.ts';
import type { CommandOf } from '../incident-command.ts';

/** `ack`: somebody has it. The first acknowledgement counts, by whomever; it names the responder where nobody has. */
export const acknowledge: CommandRule<CommandOf<'ack'>> = {
	statuses: ['open'],
	already: ({ times, roles }) =>
		times.acknowledged &&
		`was acknowledged already, at ${times.acknowledged}${roles?.responder ? ` by ${roles.responder}` : ''}`,
	change: ({ id, roles }, _command, { now, by }) =>
		changed({
			said: [`${id} acknowledged by ${by}`],
			edits: [
				{ path: ['times', 'acknowledged'], value: now },
				...(roles?.responder ? [] : [{ path: ['roles', 'responder'], value: by }]),
			],
			timeline: [{ at: now, kind: 'acknowledged', text: 'Acknowledged', by }],
		}),
};
