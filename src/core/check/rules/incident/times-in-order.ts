import type { Incident } from '../../../records/incident.ts';
import { toEpochMs } from '../../../time/instant.ts';
import { type Finding, recordRule } from '../../rule.ts';

type TimeName = keyof Incident['times'];

/** Pairs of which the first may not be after the second. An acknowledgement may come after the mitigation, so nothing is said of it. */
const ORDER: readonly (readonly [TimeName, TimeName])[] = [
	['impact_started', 'mitigated'],
	['impact_started', 'resolved'],
	['detected', 'acknowledged'],
	['detected', 'resolved'],
	['mitigated', 'resolved'],
	['resolved', 'closed'],
];

export const timesInOrder = recordRule({
	id: 'incident/times-in-order',
	kinds: ['incident'],
	severity: 'error',
	summary: 'The times of an incident are in the order in which things happen.',
	why: 'Every figure is a difference of two of these times. Where one is wrong the measurement is *invalid* and left out. Look the two times up in the chat or the monitor and correct the one that is wrong; leave out what is not known.',
	*check({ value: { times } }): Iterable<Finding> {
		for (const [first, second] of ORDER) {
			const [earlier, later] = [times[first], times[second]];
			if (earlier === undefined || later === undefined || toEpochMs(earlier) <= toEpochMs(later)) continue;
			yield {
				at: { key: ['times', second] },
				message: `Unexpected ${second} ${later}, expected a time not before ${first} ${earlier}`,
				actual: later,
				help: `Correct times.${second} or times.${first}; remove the one that is not known.`,
			};
		}
	},
});
