import type { Handover } from '../../../records/report.ts';
import { toEpochMs } from '../../../time/instant.ts';
import { type Finding, recordRule } from '../../rule.ts';

export const handoverAccepted = recordRule({
	id: 'handover/accepted',
	kinds: ['handover'],
	severity: 'error',
	summary: 'A handover that is accepted says by whom and when: by the one who takes over, not before the shift began.',
	why: 'Whether a handover was in time, and whether there was one at all, is read from these two. The action writes them from the approval of the pull request.',
	*check({ value }): Iterable<Finding> {
		yield* judgePair(value);
		yield* judgePerson(value);
		const { accepted_at, status, shift } = value;
		if (accepted_at === undefined) return;
		if (status !== 'done') {
			yield {
				at: { key: ['status'] },
				message: `Unexpected status "${status}" of a handover that is accepted, expected "done"`,
				actual: status,
				expected: ['done'],
				help: 'Set `status: done`, or take out `accepted_by` and `accepted_at`.',
			};
		}
		if (toEpochMs(accepted_at) >= toEpochMs(shift.start)) return;
		yield {
			at: { key: ['accepted_at'] },
			message: `Unexpected accepted_at ${accepted_at}, expected a time not before shift.start ${shift.start}`,
			actual: accepted_at,
			help: 'Take the time of the approval, in UTC.',
		};
	},
});

function* judgePair({ accepted_by, accepted_at }: Handover): Iterable<Finding> {
	if ((accepted_by === undefined) === (accepted_at === undefined)) return;
	const [here, missing] = accepted_by === undefined ? ['accepted_at', 'accepted_by'] : ['accepted_by', 'accepted_at'];
	yield {
		at: { key: [here!] },
		message: `Unexpected ${here} without ${missing}, expected both`,
		help: `Add \`${missing}\` as the pull request has it, or take out \`${here}\`.`,
	};
}

function* judgePerson({ accepted_by, to }: Handover): Iterable<Finding> {
	if (accepted_by === undefined || accepted_by.toLowerCase() === to.toLowerCase()) return;
	yield {
		at: { key: ['accepted_by'] },
		message: `Unexpected accepted_by "${accepted_by}", expected "${to}", who takes over`,
		actual: accepted_by,
		expected: [to],
		help: 'Where somebody else took over, name them in `to` as well.',
	};
}
