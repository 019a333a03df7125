import type { ScheduleLayer } from '../../../records/schedule.ts';
import { toEpochMs } from '../../../time/instant.ts';
import { type Finding, recordRule } from '../../rule.ts';

type Rotation = ScheduleLayer['rotation'];

export const rotationFits = recordRule({
	id: 'schedule/rotation-fits',
	kinds: ['schedule'],
	severity: 'error',
	summary: 'Rotations give a length only where they have one of their own, and nobody leaves before they came.',
	why: 'A turn by the day or the week has its length; `days` and `hours` are those that may have another. A layer or a member whose time ends before it begins never has a shift.',
	*check({ value: { layers } }): Iterable<Finding> {
		for (const [index, { rotation, from, until }] of layers.entries()) {
			const key = ['layers', index, 'rotation'] as const;
			yield* judgeLength(rotation, key);
			yield* judgeMembers(rotation, key);
			if (from === undefined || until === undefined || toEpochMs(from) < toEpochMs(until)) continue;
			yield {
				at: { key: ['layers', index, 'until'] },
				message: `Unexpected until ${until}, expected a time after from ${from}`,
				actual: until,
				help: 'Correct one of the two times; both are in UTC.',
			};
		}
	},
});

type Key = readonly (string | number)[];

function* judgeLength({ every, length }: Rotation, key: Key): Iterable<Finding> {
	if ((every === 'day' || every === 'week') && length !== undefined) {
		yield {
			at: { key: [...key, 'length'] },
			message: `Unexpected length ${length} of a rotation by the ${every}, expected none`,
			actual: length,
			help: 'Write every: days and the length in days, or remove the length.',
		};
	}
}

function* judgeMembers({ members }: Rotation, key: Key): Iterable<Finding> {
	for (const [index, entry] of members.entries()) {
		if (typeof entry === 'string' || !entry.from || !entry.until || entry.from <= entry.until) continue;
		yield {
			at: { key: [...key, 'members', index, 'until'] },
			message: `Unexpected until ${entry.until}, expected a day not before from ${entry.from}`,
			actual: entry.until,
			help: 'Correct one of the two days.',
		};
	}
}
