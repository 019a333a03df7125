import { matchesGlob } from '../../../triage/glob.ts';
import { type Finding, recordRule } from '../../rule.ts';

export const unusedLevels = recordRule({
	id: 'policy/unused-levels',
	kinds: ['triage'],
	severity: 'info',
	summary: 'Each level rule has a name that an alert of the archive bears.',
	why: 'A rule whose names never came may wait for its first alert, or be for one that is called otherwise. In an empty archive nothing is said.',
	*check({ value: { levels } }, { records }): Iterable<Finding> {
		const fired = [...records.alertNames()];
		if (fired.length === 0) return;
		for (const [index, { id, match }] of levels.entries()) {
			const { names, services } = match;
			const isUsed = fired.some(
				([name, use]) =>
					(!names || names.some((glob) => matchesGlob(glob, name))) &&
					(!services || use.services.some((service) => services.includes(service))),
			);
			if (isUsed) continue;
			yield {
				at: { key: ['levels', index, 'id'] },
				message: `Unexpected rule "${id}" that has matched no alert yet, expected one in the archive`,
				actual: id,
				help: 'Compare its names and services with the alerts as they come; leave it if they are still to come.',
			};
		}
	},
});
