import { referenceRule } from '../../references/reference-rule.ts';

export const knownSchedule = referenceRule('schedule', {
	id: 'references/known-schedule',
	summary: 'Every schedule that a record names is in schedules/.',
	why: 'An escalation to a schedule that is not there reaches nobody.',
});
