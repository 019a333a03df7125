import type { TriageMatch } from '../../records/policies/triage.ts';
import { globCovers } from './glob-covers.ts';

/** Whether every alert that meets the narrower conditions meets the wider ones too. */
export function matchCovers(wider: TriageMatch, narrower: TriageMatch): boolean {
	return (
		listCovers(wider.names, narrower.names, globCovers) &&
		listCovers(wider.severities, narrower.severities, globCovers) &&
		listCovers(wider.sources, narrower.sources, isSame) &&
		listCovers(wider.services, narrower.services, isSame) &&
		labelsCover(wider.labels ?? {}, narrower.labels ?? {})
	);
}

/** An absent list takes everything. */
function listCovers(
	wider: readonly string[] | undefined,
	narrower: readonly string[] | undefined,
	covers: (wide: string, narrow: string) => boolean,
): boolean {
	if (wider === undefined) return true;
	return narrower?.every((narrow) => wider.some((wide) => covers(wide, narrow))) ?? false;
}

function labelsCover(wider: Readonly<Record<string, string>>, narrower: Readonly<Record<string, string>>): boolean {
	return Object.entries(wider).every(([label, wide]) => {
		const narrow = narrower[label];
		return narrow !== undefined && globCovers(wide, narrow);
	});
}

function isSame(wide: string, narrow: string): boolean {
	return wide === narrow;
}
