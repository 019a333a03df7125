import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RECORD_FOLDERS } from '../../core/records/paths.ts';
import type { RecordFiles } from '../../ports/record-files.ts';

/** The record files below a folder on disk, found anew at every `paths()`. */
export function workTreeFiles(root: string): RecordFiles {
	return {
		paths: () => RECORD_FOLDERS.flatMap((folder) => filesBelow(root, folder)).sort(),
		read: (path) => readFileSync(join(root, path), 'utf8'),
		version: (path) => {
			const stat = statSync(join(root, path), { throwIfNoEntry: false });
			return stat ? `${stat.mtimeMs}:${stat.size}:${stat.ino}` : 'absent';
		},
	};
}

function filesBelow(root: string, folder: string): string[] {
	const entries = readFolder(join(root, folder));
	return entries.flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		if (entry.isDirectory()) return filesBelow(root, path);
		return entry.isFile() ? [path] : [];
	});
}

function readFolder(folder: string) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}
