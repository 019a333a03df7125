import type { Incident } from '../../../records/incident.ts';
import type { IncidentStatus } from '../../../records/incident-words.ts';
import { isImported } from '../../../records/is-imported.ts';
import { type Finding, recordRule } from '../../rule.ts';

type TimeName = keyof Incident['times'];

/** Times that a status asks for, and times that it cannot have yet. */
const OF_STATUS: Readonly<
	Record<IncidentStatus, { readonly with: readonly TimeName[]; readonly without: readonly TimeName[] }>
> = {
	'lead-up': { with: [], without: ['resolved', 'closed', 'dismissed'] },
	open: { with: [], without: ['resolved', 'closed', 'dismissed'] },
	resolved: { with: ['resolved'], without: ['closed', 'dismissed'] },
	closed: { with: ['resolved', 'closed'], without: ['dismissed'] },
	dismissed: { with: ['dismissed'], without: ['closed'] },
};

export const timesMatchStatus = recordRule({
	id: 'incident/times-match-status',
	kinds: ['incident'],
	severity: 'error',
	summary: 'The times of an incident fit its status.',
	why: 'A resolved incident without the time it was resolved has no duration, and an open one with it would be counted twice. Whoever changes the status writes the time with it; opening again takes the time away.',
	*check({ value: { status, times, refs } }): Iterable<Finding> {
		// A status page that was filled in afterwards never says when it was over; a made-up time would be a made-up duration.
		for (const name of isImported({ refs }) ? [] : OF_STATUS[status].with) {
			if (times[name] !== undefined) continue;
			yield {
				at: { key: ['status'] },
				message: `Unexpected status "${status}" without times.${name}, expected the time with it`,
				actual: status,
				help: `Add times.${name}.`,
			};
		}
		for (const name of OF_STATUS[status].without) {
			if (times[name] === undefined) continue;
			yield {
				at: { key: ['times', name], part: 'key' },
				message: `Unexpected times.${name} of an incident that is "${status}", expected none yet`,
				actual: times[name],
				help: `Remove times.${name}, or correct the status.`,
			};
		}
	},
});
