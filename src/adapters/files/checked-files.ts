import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckedFiles } from '../../ports/checked-files.ts';
import { workTreeFiles } from './work-tree-files.ts';

/** Two writes within this time may leave one and the same time of change on some file systems. */
const SURE_AFTER_MS = 3_000;

/** The record files of a work tree with what a check asks of them. */
export function checkedFiles(root: string): CheckedFiles {
	const statOf = (path: string) => statSync(join(root, path), { throwIfNoEntry: false });
	return {
		...workTreeFiles(root),
		size: (path) => statOf(path)?.size ?? 0,
		stamp: (path) => {
			const stat = statOf(path);
			if (!stat || Date.now() - Math.max(stat.mtimeMs, stat.ctimeMs) < SURE_AFTER_MS) return undefined;
			return `${stat.mtimeMs}:${stat.ctimeMs}:${stat.size}:${stat.ino}`;
		},
	};
}
