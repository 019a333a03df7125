import { closestWord } from '../../../diagnostics/closest-word.ts';
import { RECORD_FOLDERS } from '../../../records/paths.ts';
import { listLinks, resolveLink } from '../../links/list-links.ts';
import { type Finding, recordRule } from '../../rule.ts';

export const linksResolve = recordRule({
	id: 'links/resolve',
	kinds: ['incident', 'postmortem', 'runbook', 'guide', 'handover'],
	severity: 'error',
	summary: 'Links to other records and pictures lead to files that are there.',
	why: 'Whoever reads a runbook at three in the morning has no time to search. Paths are relative to the file with the link, as on GitHub; a picture stands in the folder of its incident.',
	*check({ file, body }, { records }): Iterable<Finding> {
		for (const { target, isPicture, range } of listLinks(body)) {
			const path = resolveLink(file, target);
			if (path === undefined || !isBelowRecords(path)) continue;
			if (records.has(path) || records.list(path).length > 0) continue;
			const folder = path.slice(0, path.lastIndexOf('/'));
			const name = path.slice(folder.length + 1);
			const near = closestWord(name, records.list(folder));
			const corrected = near && target.replace(name, near);
			yield {
				at: { body: range },
				message: `Unexpected ${isPicture ? 'picture' : 'link'} "${target}", expected a file that is there`,
				actual: target,
				...(corrected
					? {
							expected: [corrected],
							help: `Did you mean "${corrected}"?`,
							repair: {
								title: `Link to "${corrected}"`,
								safe: false,
								edits: [{ at: { body: range }, text: corrected }],
							},
						}
					: { help: `There is no ${path}. Correct the path, or add the file.` }),
			};
		}
	},
});

/** Only what the check can see is judged: a link to docs/ is the business of others. */
function isBelowRecords(path: string): boolean {
	return (RECORD_FOLDERS as readonly string[]).includes(path.split('/', 1)[0]!);
}
