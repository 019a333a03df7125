import type { CheckContext, FileRule, Finding } from '../../rule.ts';

export const noConflictMarks: FileRule = {
	id: 'files/no-conflict-marks',
	scope: 'file',
	severity: 'error',
	summary: 'No file has the marks of a merge conflict.',
	why: 'They are left when a merge was committed before it was finished: both sides of the text stand there, and one of them is wrong.',
	*check(file, { records }: CheckContext): Iterable<Finding> {
		if (!/\.(?:md|yaml|ndjson|json)$/.test(file)) return;
		const text = records.text(file) ?? '';
		if (!text.includes('<<<<<<< ')) return;
		for (const { index, 0: mark } of text.matchAll(/^<{7} .*$/gm)) {
			if (!text.includes('\n=======\n', index)) continue;
			yield {
				at: { text: [index, index + mark.length] },
				message: `Unexpected mark of a merge conflict "${mark.slice(0, 40)}", expected the merged text`,
				help: 'Keep what is right of both sides, and remove the lines with <<<<<<<, ======= and >>>>>>>.',
			};
		}
	},
};
