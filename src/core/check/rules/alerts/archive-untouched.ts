import type { CheckContext, Finding, RepositoryRule } from '../../rule.ts';

export const archiveUntouched: RepositoryRule = {
	id: 'alerts/archive-untouched',
	scope: 'repository',
	severity: 'error',
	summary: 'Nobody edits the archive of alerts by hand.',
	why: 'The archive is what was taken in and what was decided on it: every figure about noise and every replay of changed rules reads it. Only intake writes it, on the main branch. A pull request that changes it is taken back; a wrong verdict belongs into the incident. Needs to know what was before (`--base`).',
	*check({ records }: CheckContext): Iterable<Finding> {
		for (const { file, change } of records.changes() ?? []) {
			if (!file.startsWith('alerts/')) continue;
			yield {
				file,
				message: `Unexpected change: the file is ${change}, expected nobody to touch alerts/`,
				help: `Take it back: git checkout <base> -- ${file}`,
			};
		}
	},
};
