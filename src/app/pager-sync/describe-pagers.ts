import type { PagerReport } from './sync-pagers.ts';

const WORDS: Readonly<Record<PagerReport['state'], string>> = {
	same: 'the same',
	changed: 'changed',
	'would-change': 'would change',
	failed: 'FAILED',
	'not-set-up': 'not set up',
};

/** What became of the schedules of pagers, for people; those that were the same are not named. */
export function describePagers(reports: readonly PagerReport[]): readonly string[] {
	return reports.flatMap(({ name, state, changes, problems, error, help, needs }) => {
		if (state === 'same' && problems.length === 0) return [];
		return [
			`${name}: ${WORDS[state]}${needs === undefined ? '' : ` (${needs})`}${error === undefined ? '' : `: ${error}`}`,
			...(help === undefined ? [] : [`  ${help}`]),
			...changes.map((change) => `  ${change}`),
			...problems.map((problem) => `  ! ${problem}`),
		];
	});
}
