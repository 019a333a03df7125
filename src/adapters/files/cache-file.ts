import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CacheDrawer } from '../../ports/cache-drawer.ts';

/**
 * A drawer in a file of the repository's own that Git never sees: in node_modules/.cache, else in .git; none where
 * neither is there. A cache that cannot be written is no failure.
 */
export function cacheFile(root: string, name: string): CacheDrawer | undefined {
	const folder = [join(root, 'node_modules'), join(root, '.git')].find(isFolder);
	if (!folder) return undefined;
	const file = folder.endsWith('.git') ? join(folder, 'tocsin', name) : join(folder, '.cache', 'tocsin', name);
	return {
		load: () => (existsSync(file) ? readFileSync(file, 'utf8') : undefined),
		save: (text) => {
			try {
				mkdirSync(dirname(file), { recursive: true });
				// Renamed into place, so that a check at the same time reads the old or the new, never half.
				writeFileSync(`${file}.${process.pid}`, text);
				renameSync(`${file}.${process.pid}`, file);
			} catch {
				return;
			}
		},
	};
}

function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
