import type { FoldDeliveries } from '../../src/app/intake/fold-deliveries.ts';
import type { IntakeResult } from '../../src/app/intake/intake-result.ts';
import type { Delivery } from '../../src/core/alerts/delivery.ts';
import type { FileChange, FolderEntry, Snapshot } from '../../src/ports/repository.ts';

/** The files of a repository as a value, for stories and properties: snapshots to read and change sets to apply. */
export class RecordFolder {
	readonly files: Map<string, string>;

	constructor(files: Iterable<readonly [string, string]> = []) {
		this.files = new Map(files);
	}

	snapshot(): Snapshot {
		const files = this.files;
		return {
			commit: String(files.size),
			list: async (folder) => listFolder(files, folder),
			read: async (paths) => new Map(paths.flatMap((path) => (files.has(path) ? [[path, files.get(path)!]] : []))),
		};
	}

	apply(changes: readonly FileChange[]): void {
		for (const { path, content } of changes) {
			if (content === null) this.files.delete(path);
			else if (typeof content === 'string') this.files.set(path, content);
			else throw new Error('A record folder has no object ids');
		}
	}

	/** Folds one batch as one commit would. */
	async take(fold: FoldDeliveries, deliveries: readonly Delivery[]): Promise<IntakeResult> {
		const { changes, result } = await fold(this.snapshot(), deliveries);
		this.apply(changes);
		return result;
	}
}

function listFolder(files: ReadonlyMap<string, string>, folder: string): FolderEntry[] {
	const prefix = folder === '' ? '' : `${folder}/`;
	const entries = new Map<string, FolderEntry>();
	for (const [path, text] of files) {
		if (!path.startsWith(prefix)) continue;
		const [name, ...below] = path.slice(prefix.length).split('/');
		const isFolder = below.length > 0;
		const oid = isFolder ? `${entries.get(name!)?.oid ?? ''}${below.join('/')}:${text.length}` : text;
		entries.set(name!, { name: name!, type: isFolder ? 'folder' : 'file', oid });
	}
	return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
