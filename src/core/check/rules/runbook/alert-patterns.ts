import { closestWord } from '../../../diagnostics/closest-word.ts';
import { matchesGlob } from '../../../triage/glob.ts';
import { type Finding, recordRule } from '../../rule.ts';

export const alertPatterns = recordRule({
	id: 'runbook/alert-patterns',
	kinds: ['runbook'],
	severity: 'info',
	summary: 'Each alert pattern of a runbook matches an alert that has fired.',
	why: 'A runbook is attached to an incident by the name of its alert. A pattern that never matched may be a rule that never fired yet, or a name that was misspelt or changed; in an empty archive nothing is said.',
	*check({ value: { alerts } }, { records }): Iterable<Finding> {
		if (alerts.length === 0) return;
		const fired = [...records.alertNames().keys()];
		if (fired.length === 0) return;
		for (const [index, pattern] of alerts.entries()) {
			if (fired.some((name) => matchesGlob(pattern, name))) continue;
			const near = closestWord(pattern, fired);
			yield {
				at: { key: ['alerts', index] },
				message: `Unexpected alert pattern "${pattern}", expected one that matches an alert of the archive`,
				actual: pattern,
				...(near === undefined ? {} : { expected: [near] }),
				help: near === undefined ? 'Leave it if the alert is new.' : `Did you mean "${near}"?`,
			};
		}
	},
});
