import { actionsDue, type DueDate, postmortemDue } from '../../../postmortem/due-dates.ts';
import { type Finding, type Place, recordRule } from '../../rule.ts';
import { incidentFileOf } from '../../text/postmortem-text.ts';

export const dueDates = recordRule({
	id: 'postmortem/due-dates',
	kinds: ['postmortem'],
	severity: 'error',
	summary: 'A postmortem and its open actions are due within the time that policy gives for the severity.',
	why: '`policies/postmortems.yaml` gives the times, counted in days of UTC from the resolution of the incident (a postmortem from its detection where policy opens it at once). Of a closed incident it is only a warning, because the policy may have been another then. Actions that are done or dropped are not judged.',
	*check(record, { records }): Iterable<Finding> {
		const policy = records.policy('postmortems');
		const incident = records.record('incident', incidentFileOf(record));
		if (!policy || !incident) return;
		const { severity, status } = incident.value;
		const level = status === 'closed' ? 'warning' : 'error';
		const judge = (what: string, due: string, at: Place, limit: DueDate | undefined): readonly Finding[] =>
			limit === undefined || due <= limit.date
				? []
				: [{ ...lateFinding(what, { due, at, limit, severity }), severity: level }];
		yield* judge('postmortem', record.value.due, { key: ['due'] }, postmortemDue(incident.value, policy));
		const latest = actionsDue(incident.value, policy);
		for (const [index, { id, due, status: state }] of record.value.actions.entries()) {
			if (state === 'open') yield* judge(`action ${id}`, due, { key: ['actions', index, 'due'] }, latest);
		}
	},
});

interface Late {
	readonly due: string;
	readonly at: Place;
	readonly limit: DueDate;
	readonly severity: string;
}

function lateFinding(what: string, { due, at, limit, severity }: Late): Finding {
	return {
		at,
		message: `Unexpected due date ${due} of the ${what}, expected ${limit.date} or before`,
		actual: due,
		expected: [limit.date],
		help: `Policy gives ${limit.within} from the day a ${severity} incident was ${limit.from}.`,
		repair: {
			title: `Make it due ${limit.date}`,
			// A date is a promise of somebody, who has to agree to it.
			safe: false,
			edits: [{ at, text: limit.date }],
		},
	};
}
