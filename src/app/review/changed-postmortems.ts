import { recordKindOf } from '../../core/records/record-kinds.ts';
import type { PullRequestFile } from '../../ports/pull-request-reviews.ts';

/** A postmortem that a pull request writes, or takes away. */
export interface ChangedPostmortem {
	readonly path: string;
	readonly isDeleted: boolean;
}

/** The postmortems among the files of a pull request, sorted. A move writes one and takes one away. */
export function changedPostmortems(files: readonly PullRequestFile[]): readonly ChangedPostmortem[] {
	return files
		.flatMap(({ path, movedFrom, isDeleted }): ChangedPostmortem[] => [
			{ path, isDeleted },
			...(movedFrom === undefined ? [] : [{ path: movedFrom, isDeleted: true }]),
		])
		.filter(({ path }) => recordKindOf(path) === 'postmortem')
		.sort((a, b) => (a.path < b.path ? -1 : 1));
}
