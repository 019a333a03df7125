import { encodePack, type GitObject, type ObjectFormat } from './git-object.ts';
import { type GitPlace, runGit } from './run-git.ts';

/** From here on one pack is cheaper to write and to keep than many files; Git's own limit is the same. */
const PACK_FROM = 100;

/**
 * Writes objects into the repository, all in one git command (one process instead of one per object). Whether they
 * survive a power cut when this returns is up to `core.fsync` in the environment of `place`.
 */
export async function writeObjects(
	place: GitPlace,
	objects: readonly GitObject[],
	format: ObjectFormat = 'sha1',
): Promise<void> {
	if (objects.length === 0) return;
	const many = objects.length >= PACK_FROM;
	const command = many ? ['index-pack', '--stdin'] : ['unpack-objects', '-q'];
	await runGit(place, command, { input: encodePack(objects, format, many ? 1 : 0) });
}
