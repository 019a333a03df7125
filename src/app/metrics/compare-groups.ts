import { adjustTogether } from '../../core/metrics/compare-samples.ts';
import { DURATIONS } from '../../core/metrics/measure-duration.ts';
import type { GroupFigures } from './metrics-report.ts';

/** The groups with the p-values of each metric adjusted for as many comparisons as there are groups. */
export function compareGroups(groups: readonly GroupFigures[]): readonly GroupFigures[] {
	const compared = groups.flatMap(({ comparisons }) => comparisons ?? []);
	const adjusted = DURATIONS.map(({ metric }) => adjustTogether(compared.map((comparisons) => comparisons[metric])));
	return groups.map((group, place) => ({
		...group,
		comparisons: Object.fromEntries(
			DURATIONS.map(({ metric }, column) => [metric, adjusted[column]![place]!]),
		) as NonNullable<GroupFigures['comparisons']>,
	}));
}
