import type { FolderEntry, Snapshot } from '../../ports/repository.ts';

/** Text of each file by path. */
export type MemoryFiles = ReadonlyMap<string, string>;

/** The records of one commit of a MemoryRepository. */
export class MemorySnapshot implements Snapshot {
	readonly commit: string;
	readonly #files: MemoryFiles;

	constructor(commit: string, files: MemoryFiles) {
		this.commit = commit;
		this.#files = files;
	}

	async list(folder: string): Promise<readonly FolderEntry[]> {
		const prefix = folder === '' ? '' : `${folder}/`;
		const below = [...this.#files].filter(([path]) => path.startsWith(prefix));
		const contents = new Map<string, string>();
		const folders = new Set<string>();
		for (const [path, text] of below) {
			const [name = '', ...rest] = path.slice(prefix.length).split('/');
			contents.set(name, rest.length === 0 ? text : `${contents.get(name) ?? ''}${rest.join('/')}\0${text}\0`);
			if (rest.length > 0) folders.add(name);
		}
		return [...contents]
			.map(([name, text]): FolderEntry => ({ name, type: folders.has(name) ? 'folder' : 'file', oid: memoryOid(text) }))
			.sort((a, b) => (a.name < b.name ? -1 : 1));
	}

	async read(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
		const pairs = paths.flatMap((path) => {
			const text = this.#files.get(path);
			return text === undefined ? [] : [[path, text] as const];
		});
		return new Map(pairs);
	}
}

/** A cheap id of a text: two multiplicative hashes. */
export function memoryOid(text: string): string {
	let high = 0xdeadbeef;
	let low = 0x41c6ce57;
	for (let index = 0; index < text.length; index += 1) {
		const code = text.charCodeAt(index);
		high = Math.imul(high ^ code, 2654435761);
		low = Math.imul(low ^ code, 1597334677);
	}
	return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
