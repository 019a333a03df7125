import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A source file of the engine, with its path from the root. */
export interface SourceFile {
	readonly path: string;
	readonly text: string;
}

/** The engine's own TypeScript and Astro files, without bundles. */
export function sourceFiles(patterns: readonly string[]): readonly SourceFile[] {
	const paths = globSync([...patterns], { cwd: ROOT }).sort();
	return paths
		.filter((path) => !path.includes('node_modules') && !path.startsWith('actions/dist/'))
		.map((path) => ({ path, text: readFileSync(`${ROOT}/${path}`, 'utf8') }));
}
