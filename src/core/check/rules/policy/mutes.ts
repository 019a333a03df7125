import type { TriagePolicy } from '../../../records/policies/triage.ts';
import { durationMs } from '../../../time/duration.ts';
import { fromEpochMs, toEpochMs } from '../../../time/instant.ts';
import type { CheckClock } from '../../check-clock.ts';
import { matchCovers } from '../../policies/match-covers.ts';
import { type Finding, recordRule } from '../../rule.ts';

type Mute = NonNullable<TriagePolicy['mutes']>[number];

/** A mute that ends later than this from today has no end that anybody will see. */
const LONGEST = '366d';

export const mutes = recordRule({
	id: 'policy/mutes',
	kinds: ['triage'],
	severity: 'warning',
	summary: 'Mutes begin before they end, end within a year, are removed when they are over, and do not overlap.',
	why: 'A mute hides alerts. One that never ends hides them for ever, one that is over hides only the list, and two for the same alerts at the same time leave the longer one behind when the other is removed.',
	*check({ file, value }, { clock }): Iterable<Finding> {
		const list = value.mutes ?? [];
		for (const [index, mute] of list.entries()) {
			yield* windowFindings(mute, index, clock);
			const first = list.slice(0, index).findIndex((other) => overlap(other, mute));
			if (first < 0) continue;
			yield {
				at: { key: ['mutes', index, 'id'] },
				message: `Unexpected mute "${mute.id}" for alerts that "${list[first]!.id}" mutes at the same time, expected one`,
				actual: mute.id,
				help: 'Make one of the two, or let one begin when the other ends.',
				related: [{ message: `the mute "${list[first]!.id}"`, file, at: { key: ['mutes', first, 'id'] } }],
			};
		}
	},
});

function* windowFindings({ id, from, until }: Mute, index: number, clock: CheckClock): Iterable<Finding> {
	const at = { key: ['mutes', index, 'until'] };
	if (from !== undefined && toEpochMs(from) >= toEpochMs(until)) {
		yield {
			at,
			severity: 'error',
			message: `Unexpected end ${until} of the mute "${id}", expected a time after its start ${from}`,
			actual: until,
			help: 'It mutes nothing as it is. Correct `from` or `until`.',
		};
	} else if (clock.isPast(until)) {
		yield {
			at,
			message: `Unexpected mute "${id}" that ended at ${until}, expected only mutes to come or in force`,
			actual: until,
			help: 'Remove it; its story stays in Git.',
		};
	} else if (!clock.isPast(fromEpochMs(toEpochMs(until) - durationMs(LONGEST)))) {
		yield {
			at,
			message: `Unexpected end ${until} of the mute "${id}", expected one within a year`,
			actual: until,
			help: 'Choose a date on which somebody should look at it again; repeated work has `hours`.',
		};
	}
}

/** Both at once, for alerts of which one takes all that the other takes. With hours of the week they may still never meet. */
function overlap(a: Mute, b: Mute): boolean {
	if (a.hours !== undefined || b.hours !== undefined) return false;
	const isApart = startOf(a) >= toEpochMs(b.until) || startOf(b) >= toEpochMs(a.until);
	return !isApart && (matchCovers(a.match, b.match) || matchCovers(b.match, a.match));
}

function startOf({ from }: Mute): number {
	return from === undefined ? Number.NEGATIVE_INFINITY : toEpochMs(from);
}
