import { isPicture } from '../../files/picture-types.ts';
import type { CheckContext, FileRule, Finding } from '../../rule.ts';

const DEFAULT_KILOBYTES = 1024;

export const pictureSize: FileRule = {
	id: 'files/picture-size',
	scope: 'file',
	severity: 'error',
	summary: 'A picture is no larger than policies/checks.yaml allows, by default 1024 kB.',
	why: 'Git keeps every version for ever, and every clone fetches it. A screenshot of a graph needs 100 kB. Cut it to what matters, or save it as WebP.',
	*check(file, { records }: CheckContext): Iterable<Finding> {
		if (!file.startsWith('incidents/') || !isPicture(file)) return;
		const most = records.policy('checks')?.pictures?.max_kilobytes ?? DEFAULT_KILOBYTES;
		const size = Math.ceil(records.size(file) / 1024);
		if (size <= most) return;
		yield {
			message: `Unexpected size of ${size} kB, expected at most ${most} kB`,
			actual: size,
			help: 'Cut the picture to what matters, or save it as WebP.',
		};
	},
};
