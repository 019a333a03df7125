import { RECORD_FOLDERS } from '../records/paths.ts';

/** Files that engine and user share: an upgrade changes only what is the engine's in them. */
export const BLOCK_FILES = ['.gitattributes', '.gitignore'] as const;
export const PACKAGE_PATH = 'package.json';

/** What an organisation makes its own: an upgrade leaves it as it is. */
const OF_USER = new Set(['README.md', 'LICENSE', 'CONTRIBUTING.md', 'SECURITY.md']);
const FOLDERS_OF_USER = [...RECORD_FOLDERS, 'custom'];

/** Made from the user's records, each by its command. */
const MADE_FROM_RECORDS = ['.github/CODEOWNERS', '.github/ISSUE_TEMPLATE/'];

/** Where what is derived lies; it is in no version. */
const FOLDERS_OF_NOBODY = ['node_modules', 'dist', '.git', '.cache', '.astro', '.tocsin'];

/**
 * Whom a path belongs to, one owner each: `user` (an upgrade never touches it, but by a migration of records), `shared`
 * (merged by key or by block), or `engine` (replaced whole, where a version brings it). A file of the user's own outside
 * of these folders counts as engine only where a version brings one of its name.
 */
export function ownerOf(path: string): 'user' | 'engine' | 'shared' | 'nobody' {
	const folder = path.split('/', 1)[0]!;
	if (FOLDERS_OF_NOBODY.includes(folder)) return 'nobody';
	if (MADE_FROM_RECORDS.some((made) => path.startsWith(made))) return 'user';
	if (OF_USER.has(path) || (path.includes('/') && FOLDERS_OF_USER.includes(folder))) return 'user';
	if (path === PACKAGE_PATH || (BLOCK_FILES as readonly string[]).includes(path)) return 'shared';
	return path === 'engine.json' ? 'nobody' : 'engine';
}
