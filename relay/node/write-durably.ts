import { open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a new file such that it is either not there or complete and on the disk when this returns, whatever dies:
 * a hidden file, fsync, rename, fsync of the folder. Rejects with the system's error and leaves nothing behind.
 */
export async function writeDurably(path: string, text: string, syncFolder: () => Promise<void>): Promise<void> {
	const temporary = join(dirname(path), `.${path.slice(dirname(path).length + 1)}.tmp`);
	try {
		const file = await open(temporary, 'wx', 0o600);
		try {
			await file.writeFile(text);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(temporary, path);
	} catch (error) {
		await unlink(temporary).catch(() => {});
		throw error;
	}
	await syncFolder();
}

/**
 * An fsync of a folder that callers at the same time share: one that starts after a call began covers that call.
 * A burst of files costs a few of them instead of one each.
 */
export function createFolderSync(folder: string): () => Promise<void> {
	let running: Promise<void> | undefined;
	let next: Promise<void> | undefined;
	const run = (): Promise<void> => {
		running = syncFolder(folder).finally(() => {
			running = undefined;
		});
		return running;
	};
	return () => {
		if (!running) return run();
		next ??= running
			.catch(() => {})
			.then(() => {
				next = undefined;
				return run();
			});
		return next;
	};
}

async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
