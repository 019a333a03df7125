import { RepositoryError } from '../../ports/repository.ts';
import { type GitObject, type ObjectFormat, OID_BYTES } from './git-object.ts';
import { ObjectReader, type StoredObject } from './object-reader.ts';
import type { GitPlace } from './run-git.ts';
import { Tree } from './tree.ts';

/** How many trees stay decoded: the root, the record folders, and some years. */
const KEPT_TREES = 256;

/** Brings objects that a partial clone lacks; called once for all that are missing. */
export type FetchMissing = (oids: readonly string[]) => Promise<void>;

export interface ObjectStoreOptions {
	readonly format?: ObjectFormat;
	readonly fetchMissing?: FetchMissing;
	/** Says which of these blobs would have to be fetched, where reading itself would fetch them one by one. */
	readonly findMissing?: (oids: readonly string[]) => Promise<readonly string[]>;
}

/** The objects of one repository: trees decoded and cached by id, and missing ones fetched all at once. */
export class ObjectStore {
	readonly format: ObjectFormat;
	readonly #reader: ObjectReader;
	readonly #options: ObjectStoreOptions;
	readonly #trees = new Map<string, Tree>();

	constructor(place: GitPlace, options: ObjectStoreOptions = {}) {
		this.format = options.format ?? 'sha1';
		this.#reader = new ObjectReader(place);
		this.#options = options;
	}

	/** The texts of records and deliveries by id; throws RepositoryError where one cannot be had. */
	async read(oids: readonly string[]): Promise<ReadonlyMap<string, StoredObject>> {
		const unique = [...new Set(oids)];
		const lacking = unique.length > 0 ? ((await this.#options.findMissing?.(unique)) ?? []) : [];
		if (lacking.length > 0) await this.#options.fetchMissing?.(lacking);
		return this.#readHere(unique);
	}

	async #readHere(unique: readonly string[]): Promise<ReadonlyMap<string, StoredObject>> {
		const found = new Map<string, StoredObject>();
		await this.#readInto(found, unique);
		const missing = unique.filter((oid) => !found.has(oid));
		if (missing.length === 0) return found;
		await this.#options.fetchMissing?.(missing);
		await this.#readInto(found, missing);
		const gone = missing.find((oid) => !found.has(oid));
		if (gone === undefined) return found;
		throw new RepositoryError(
			'git-failed',
			`The repository lacks the object ${gone}`,
			'The copy of the repository is damaged: run git fsck in it, or clone it again.',
		);
	}

	async tree(oid: string): Promise<Tree> {
		const known = this.#trees.get(oid);
		if (known) return known;
		const object = (await this.#readHere([oid])).get(oid)!;
		return this.#keep(oid, new Tree(object.content, OID_BYTES[this.format]));
	}

	/** The tree of a commit, and its text. */
	async commit(oid: string): Promise<{ readonly tree: string; readonly text: string }> {
		const text = (await this.#readHere([oid])).get(oid)!.content.toString();
		return { tree: /^tree ([0-9a-f]+)$/m.exec(text)?.[1] ?? '', text };
	}

	/** Remembers trees that were just written, so that the next commit need not read them back. */
	remember(objects: readonly GitObject[]): void {
		for (const object of objects) {
			if (object.type === 'tree') this.#keep(object.oid, new Tree(object.content, OID_BYTES[this.format]));
		}
	}

	/** Ends the reading process; reading again starts another. */
	close(): void {
		this.#reader.close();
	}

	async #readInto(found: Map<string, StoredObject>, oids: readonly string[]): Promise<void> {
		const objects = await this.#reader.read(oids);
		for (const [index, object] of objects.entries()) if (object) found.set(oids[index]!, object);
	}

	#keep(oid: string, tree: Tree): Tree {
		this.#trees.set(oid, tree);
		const oldest = this.#trees.keys().next().value;
		if (this.#trees.size > KEPT_TREES && oldest !== undefined) this.#trees.delete(oldest);
		return tree;
	}
}
