import type { FileChange } from '../../ports/repository.ts';
import { type GitObject, makeObject, OID_BYTES } from './git-object.ts';
import type { GitSnapshot } from './git-snapshot.ts';
import type { ObjectStore } from './object-store.ts';
import { FILE_MODE, FOLDER_MODE, Tree, type TreeEntry } from './tree.ts';

/** One path that a commit changes: what it was and what it becomes (undefined: not there). */
export interface PathChange {
	readonly path: string;
	readonly before: TreeEntry | undefined;
	readonly after: TreeEntry | undefined;
}

/** Everything new that a change set needs: objects to write, the root tree, and the paths that really differ. */
export interface TreePlan {
	readonly tree: string;
	readonly objects: readonly GitObject[];
	readonly paths: readonly PathChange[];
}

interface Folder {
	readonly files: Map<string, TreeEntry | null>;
	readonly folders: Map<string, Folder>;
}

// Names that no file system, nor Git itself, may be handed; the `.git` forms are those that Git refuses to check out.
const UNSAFE_NAME = /^(?:\.{0,2}|\.git|git~1)$|[\p{Cc}\\:]|[. ]$/iu;

/** Plans the trees and blobs of a change set on top of a snapshot; folders that nothing touches are not even read. */
export async function planTree(
	store: ObjectStore,
	snapshot: GitSnapshot,
	changes: readonly FileChange[],
): Promise<TreePlan> {
	// A moved file has to be here to be pushed or checked out, also where a partial clone has left it out so far.
	await store.read(
		changes.flatMap(({ content }) => (content !== null && typeof content === 'object' ? [content.oid] : [])),
	);
	const objects: GitObject[] = [];
	const paths: PathChange[] = [];
	const root = emptyFolder();
	for (const { path, content } of new Map(changes.map((change) => [change.path, change] as const)).values()) {
		const names = checkPath(path);
		const before = await snapshot.find(path);
		if (before?.mode === FOLDER_MODE) throw new Error(`Cannot write ${JSON.stringify(path)}: it is a folder`);
		const blob = typeof content === 'string' ? makeObject('blob', Buffer.from(content), store.format) : undefined;
		const oid = content === null || typeof content === 'string' ? blob?.oid : content.oid;
		if (oid === before?.oid) continue;
		const name = names.at(-1)!;
		const after = oid === undefined ? undefined : { name, oid, mode: before?.mode === '100755' ? '100755' : FILE_MODE };
		if (blob) objects.push(blob);
		paths.push({ path, before, after });
		place(root, names, after ?? null);
	}
	if (paths.length === 0) return { tree: snapshot.tree, objects: [], paths };
	const tree = await writeFolder(store, snapshot.tree, { folder: root, objects });
	return { tree: tree ?? pushTree(store, objects, Buffer.alloc(0)), objects, paths };
}

function emptyFolder(): Folder {
	return { files: new Map(), folders: new Map() };
}

function checkPath(path: string): readonly string[] {
	const names = path.split('/');
	if (names.some((name) => UNSAFE_NAME.test(name)))
		throw new Error(`Unexpected path ${JSON.stringify(path)} in a change`);
	return names;
}

function place(root: Folder, names: readonly string[], entry: TreeEntry | null): void {
	let folder = root;
	for (const name of names.slice(0, -1)) {
		const next = folder.folders.get(name) ?? emptyFolder();
		folder.folders.set(name, next);
		folder = next;
	}
	folder.files.set(names.at(-1)!, entry);
}

interface Edit {
	readonly folder: Folder;
	readonly objects: GitObject[];
}

/** Id of the folder's new tree; undefined when nothing is left in it. */
async function writeFolder(store: ObjectStore, oid: string, edit: Edit): Promise<string | undefined> {
	const tree = oid === '' ? new Tree(Buffer.alloc(0), OID_BYTES[store.format]) : await store.tree(oid);
	const edits = new Map<string, TreeEntry | null>(edit.folder.files);
	for (const [name, folder] of edit.folder.folders) {
		const existing = tree.find(name);
		if (existing && existing.mode !== FOLDER_MODE)
			throw new Error(`Cannot write below ${JSON.stringify(name)}: it is a file`);
		const child = await writeFolder(store, existing?.oid ?? '', { folder, objects: edit.objects });
		edits.set(name, child === undefined ? null : { name, mode: FOLDER_MODE, oid: child });
	}
	const raw = tree.edit(edits);
	return raw.length === 0 ? undefined : pushTree(store, edit.objects, raw);
}

function pushTree(store: ObjectStore, objects: GitObject[], raw: Buffer): string {
	const object = makeObject('tree', raw, store.format);
	objects.push(object);
	return object.oid;
}
