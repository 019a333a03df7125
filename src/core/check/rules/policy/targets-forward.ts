import type { TargetsPolicy } from '../../../records/policies/targets.ts';
import { durationMs } from '../../../time/duration.ts';
import { type Finding, recordRule } from '../../rule.ts';

type Target = TargetsPolicy['targets'][number];

export const targetsForward = recordRule({
	id: 'policy/targets-forward',
	kinds: ['targets'],
	severity: 'error',
	summary: 'A target that is easier than the one before it says why in its note.',
	why: 'Incidents are judged by the target of their day, so a target that is made easier makes figures look better without anything being better. That may be right; then the note says so to whoever reads the figures.',
	*check({ file, value: { targets } }): Iterable<Finding> {
		for (const [index, target] of targets.entries()) {
			const before = targetBefore(target, targets);
			if (before === undefined || target.note !== undefined) continue;
			const earlier = targets[before]!;
			if (durationMs(target.within) <= durationMs(earlier.within)) continue;
			yield {
				at: { key: ['targets', index, 'within'] },
				message: `Unexpected ${target.metric} target of ${target.within} after ${earlier.within}, expected a shorter one or a note`,
				actual: target.within,
				help: 'Add `note:` with the reason.',
				related: [{ message: `in force since ${earlier.from}`, file, at: { key: ['targets', before, 'within'] } }],
			};
		}
	},
});

/** The place of the newest earlier target of the same metric and teams that shares a severity. */
function targetBefore(target: Target, targets: readonly Target[]): number | undefined {
	let found: number | undefined;
	for (const [index, other] of targets.entries()) {
		const isBefore = other.from < target.from && other.metric === target.metric && isAlike(other, target);
		if (isBefore && (found === undefined || other.from >= targets[found]!.from)) found = index;
	}
	return found;
}

function isAlike(a: Target, b: Target): boolean {
	const isSameTeams = [...(a.teams ?? [])].sort().join(' ') === [...(b.teams ?? [])].sort().join(' ');
	const sharesSeverity = !a.severities || !b.severities || a.severities.some((one) => b.severities!.includes(one));
	return isSameTeams && sharesSeverity;
}
