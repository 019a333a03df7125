import { schedulesOfTeam } from '../../../oncall/find-schedules.ts';
import { type Finding, recordRule } from '../../rule.ts';

/** Services of this tier and below may wait for the morning. */
const MAY_WAIT = 4;

export const serviceOnCall = recordRule({
	id: 'coverage/service-on-call',
	kinds: ['service'],
	severity: 'warning',
	summary: 'Every service has a schedule: its own, or that of its owner.',
	why: 'Without one nobody is called when it fails, and triage assigns its incidents to no one. Of tier 4 it is only an information.',
	*check({ value: { owner, schedule, tier } }, { records }): Iterable<Finding> {
		// A schedule that is named and missing is named by `references/known-schedule`; one with problems is there.
		if (schedule !== undefined || records.has(`schedules/${owner}.yaml`)) return;
		if (schedulesOfTeam(records.all('schedule'), owner).length > 0) return;
		yield {
			at: { key: ['owner'] },
			severity: tier >= MAY_WAIT ? 'info' : 'warning',
			message: `Unexpected owner "${owner}" without a schedule, expected one in schedules/`,
			actual: owner,
			help: `Write schedules/${owner}.yaml with \`team: ${owner}\`, or give this service a \`schedule\`.`,
		};
	},
});
