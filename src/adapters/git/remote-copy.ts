import type { Identity } from './encode-commit.ts';
import type { GitObject } from './git-object.ts';
import type { ObjectStore } from './object-store.ts';
import type { OpenedRemote } from './open-remote.ts';
import type { RemoteLink } from './remote-link.ts';
import { type ObjectTarget, writeObjects } from './write-objects.ts';

/** Beyond this many remembered ids, forget: asking for an object that is here costs little. */
const KNOWN_LIMIT = 20_000;

/** Our local copy of the remote: knows which objects are here already, so that only others are fetched. */
export class RemoteCopy {
	readonly link: RemoteLink;
	readonly store: ObjectStore;
	readonly identity: Identity;
	readonly branch: string;
	readonly #target: ObjectTarget;
	readonly #known = new Set<string>();

	constructor(opened: OpenedRemote) {
		this.link = opened.link;
		this.store = opened.store;
		this.identity = opened.identity;
		this.branch = opened.branch;
		const { place, objects, store } = opened;
		this.#target = { place, objects, format: store.format, durable: false };
	}

	/** Whether nothing of the branch was fetched or written in this process yet. */
	get isCold(): boolean {
		return this.#known.size === 0;
	}

	/** Brings a commit (unless empty) and single objects here, in one request or none. */
	async ensure(tip: string, oids: readonly string[] = []): Promise<void> {
		const wanted = oids.filter((oid) => !this.#known.has(oid));
		const newTip = tip !== '' && !this.#known.has(tip) ? tip : '';
		if (newTip === '' && wanted.length === 0) return;
		await this.link.fetch(newTip, wanted);
		this.#remember([...wanted, ...(newTip === '' ? [] : [newTip])]);
	}

	/** Writes objects of our own making. */
	async write(objects: readonly GitObject[]): Promise<void> {
		await writeObjects(this.#target, objects);
		this.store.remember(objects);
		this.#remember(objects.filter(({ type }) => type !== 'tree').map(({ oid }) => oid));
	}

	#remember(oids: readonly string[]): void {
		if (this.#known.size > KNOWN_LIMIT) this.#known.clear();
		for (const oid of oids) this.#known.add(oid);
	}
}
