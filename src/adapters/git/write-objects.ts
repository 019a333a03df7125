import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { encodePack, type GitObject, type ObjectFormat } from './git-object.ts';
import { type GitPlace, runGit } from './run-git.ts';
import { syncFolder } from './sync-folder.ts';

/** From here on one pack is cheaper to write and to keep than many files; Git's own limit is the same. */
const PACK_FROM = 100;

/** Where and how objects are written. */
export interface ObjectTarget {
	readonly place: GitPlace;
	/** The `objects` folder. */
	readonly objects: string;
	readonly format: ObjectFormat;
	/** Whether they must survive a power cut when the call returns; a copy of a remote need not. */
	readonly durable: boolean;
}

/**
 * Writes objects into a repository: a few as loose files in Git's own format (a git process for each, or even one for
 * all, would cost more than the rest of a commit), many as one pack through git.
 */
export async function writeObjects(target: ObjectTarget, objects: readonly GitObject[]): Promise<void> {
	if (objects.length === 0) return;
	if (objects.length >= PACK_FROM) {
		await runGit(target.place, ['index-pack', '--stdin'], { input: encodePack(objects, target.format, 1) });
		if (target.durable) await syncFolder(join(target.objects, 'pack'));
		return;
	}
	await Promise.all(objects.map((object) => writeLoose(target, object)));
	if (!target.durable) return;
	const folders = new Set(objects.map(({ oid }) => join(target.objects, oid.slice(0, 2))));
	await Promise.all([...folders, target.objects].map(syncFolder));
}

async function writeLoose({ objects, durable }: ObjectTarget, object: GitObject): Promise<void> {
	const folder = join(objects, object.oid.slice(0, 2));
	const path = join(folder, object.oid.slice(2));
	if (await exists(path)) return;
	await makeFolder(folder);
	const temporary = join(folder, `tmp_obj_${randomBytes(6).toString('hex')}`);
	const header = Buffer.from(`${object.type} ${object.content.length}\0`);
	try {
		const file = await open(temporary, 'wx', 0o444);
		try {
			await file.writeFile(deflateSync(Buffer.concat([header, object.content]), { level: 1 }));
			if (durable) await file.sync();
		} finally {
			await file.close();
		}
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true }).catch(() => {});
		throw error;
	}
}

/** Not the recursive form of mkdir, which reports a read-only disk as a missing folder. */
async function makeFolder(folder: string): Promise<void> {
	try {
		await mkdir(folder);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
}

async function exists(path: string): Promise<boolean> {
	return stat(path).then(
		() => true,
		() => false,
	);
}
