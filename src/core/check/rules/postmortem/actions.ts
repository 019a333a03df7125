import { needsPostmortem } from '../../../postmortem/needs-postmortem.ts';
import { type Finding, recordRule } from '../../rule.ts';
import { incidentFileOf } from '../../text/postmortem-text.ts';

export const postmortemActions = recordRule({
	id: 'postmortem/actions',
	kinds: ['postmortem'],
	severity: 'error',
	summary: 'A postmortem that policy asks for has at least one action once it is in review.',
	why: 'An incident that changes nothing will come again. Where nothing is worth doing, an action of type `process` may say what was decided and why.',
	*check(record, { records }): Iterable<Finding> {
		const { actions, status } = record.value;
		if (status === 'draft' || actions.length > 0) return;
		const incident = records.record('incident', incidentFileOf(record))?.value;
		const policy = records.policy('postmortems');
		if (!incident || !policy || !needsPostmortem(incident, policy)) return;
		yield {
			at: { key: ['actions'] },
			message: `Unexpected postmortem of a ${incident.severity} incident without actions, expected at least one`,
			help: 'Name what will prevent it, detect it sooner, mitigate it faster, or change how you work.',
		};
	},
});
