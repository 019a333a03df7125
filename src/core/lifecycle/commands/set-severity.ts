import { proposeSeverity } from '../../severity/propose-severity.ts';
import { changed } from '../command-outcome.ts';
import type { CommandRule } from '../command-rule.ts';
import type { CommandOf } from '../incident-command.ts';

/** `severity`: a person's word, with a reason; alerts do not change it any more. What it was stays in the timeline. */
export const setSeverity: CommandRule<CommandOf<'severity'>> = {
	statuses: ['lead-up', 'open', 'resolved'],
	already: (facts, { severity }) => (facts.severity === severity ? `is ${severity} already` : undefined),
	change: ({ id, severity: before, impact, product }, { severity, reason }, { now, by, products, severities }) => {
		const usersAffected = impact?.users_affected;
		const proposal = proposeSeverity({ usersAffected, product, products, severities });
		const change = `from ${before} to ${severity}`;
		return changed({
			said: [`${id} changed ${change} by ${by}`, ...(usersAffected === undefined ? [] : [proposal.text])],
			edits: [{ path: ['severity'], value: severity }],
			timeline: [{ at: now, kind: 'severity', text: `Severity changed ${change}: ${reason}`, by }],
		});
	},
};
