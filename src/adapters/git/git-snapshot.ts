import type { FolderEntry, Snapshot } from '../../ports/repository.ts';
import type { ObjectStore } from './object-store.ts';
import { FOLDER_MODE, type Tree, type TreeEntry } from './tree.ts';

const SUBMODULE_MODE = '160000';

/** The records at one commit, read object by object as they are asked for; folders and texts are read once. */
export class GitSnapshot implements Snapshot {
	readonly commit: string;
	/** Tree of the commit; empty text where there is none yet. */
	readonly tree: string;
	readonly #store: ObjectStore;
	readonly #texts = new Map<string, string>();

	constructor(store: ObjectStore, commit: string, tree: string) {
		this.#store = store;
		this.commit = commit;
		this.tree = tree;
	}

	/** Opens the snapshot of a commit (empty text: of a repository without commits). */
	static async open(store: ObjectStore, commit: string): Promise<GitSnapshot> {
		if (commit === '') return new GitSnapshot(store, '', '');
		return new GitSnapshot(store, commit, (await store.commit(commit)).tree);
	}

	async list(folder: string): Promise<readonly FolderEntry[]> {
		const tree = await this.#folder(folder);
		const entries = (tree?.entries() ?? [])
			.filter((entry) => entry.mode !== SUBMODULE_MODE)
			.map(({ mode, name, oid }): FolderEntry => ({ name, type: mode === FOLDER_MODE ? 'folder' : 'file', oid }));
		return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
	}

	async read(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
		const wanted = paths.filter((path) => !this.#texts.has(path));
		const oids = new Map<string, string>();
		for (const path of wanted) {
			const entry = await this.find(path);
			if (entry && entry.mode !== FOLDER_MODE && entry.mode !== SUBMODULE_MODE) oids.set(path, entry.oid);
		}
		const objects = await this.#store.read([...oids.values()]);
		for (const [path, oid] of oids) this.#texts.set(path, objects.get(oid)!.content.toString());
		const pairs = [...new Set(paths)].flatMap((path) => {
			const text = this.#texts.get(path);
			return text === undefined ? [] : [[path, text] as const];
		});
		return new Map(pairs);
	}

	/** The entry at a path, or undefined where there is none. */
	async find(path: string): Promise<TreeEntry | undefined> {
		const slash = path.lastIndexOf('/');
		const tree = await this.#folder(slash < 0 ? '' : path.slice(0, slash));
		return tree?.find(path.slice(slash + 1));
	}

	async #folder(folder: string): Promise<Tree | undefined> {
		if (this.tree === '') return undefined;
		let tree = await this.#store.tree(this.tree);
		for (const name of folder === '' ? [] : folder.split('/')) {
			const entry = tree.find(name);
			if (entry?.mode !== FOLDER_MODE) return undefined;
			tree = await this.#store.tree(entry.oid);
		}
		return tree;
	}
}
