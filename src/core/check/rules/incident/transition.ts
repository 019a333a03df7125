import { TRANSITIONS } from '../../../lifecycle/transitions.ts';
import type { IncidentStatus } from '../../../records/incident-words.ts';
import { type Finding, recordRule } from '../../rule.ts';

export const transition = recordRule({
	id: 'incident/transition',
	kinds: ['incident'],
	severity: 'error',
	summary: 'An incident goes from status to status as the lifecycle allows.',
	why: 'A resolved incident may open again, a closed or dismissed one never does: reports and figures that were sent count on it. What comes back after closing is a new incident with the relation `recurrence_of`. Needs to know what was before (`--base`).',
	*check({ file, value: { status } }, { records }): Iterable<Finding> {
		const before = records.before('incident', file)?.value.status;
		if (before === undefined || canBecome(before, status)) return;
		const allowed = [before, ...TRANSITIONS[before]];
		yield {
			at: { key: ['status'] },
			message: `Unexpected status "${status}" after "${before}", expected ${allowed.map((word) => `"${word}"`).join(' or ')}`,
			actual: status,
			expected: allowed,
			help:
				TRANSITIONS[before].length === 0
					? `Leave it ${before}. If it is back, write a new incident with the relation recurrence_of.`
					: 'Take the steps in order, each with its time.',
			repair: { title: `Leave the status "${before}"`, safe: false, edits: [{ set: ['status'], value: before }] },
		};
	},
});

/** One change may take several steps at once: open, resolved, closed. */
function canBecome(from: IncidentStatus, to: IncidentStatus): boolean {
	const reached = new Set<IncidentStatus>([from]);
	for (const status of reached) for (const next of TRANSITIONS[status]) reached.add(next);
	return reached.has(to);
}
