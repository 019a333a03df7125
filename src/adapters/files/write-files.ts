import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileChange } from '../../ports/repository.ts';

/** Writes a change set to a folder on disk, without committing; folders come with their files. */
export function writeFiles(root: string, changes: readonly FileChange[]): void {
	for (const { path, content } of changes) {
		const target = join(root, path);
		if (content === null) rmSync(target, { force: true });
		else if (typeof content !== 'string') throw new Error(`${path}: a file on disk is written from text`);
		else {
			mkdirSync(dirname(target), { recursive: true });
			writeFileSync(target, content);
		}
	}
}
