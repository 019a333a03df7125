import { open } from 'node:fs/promises';

/** File systems that cannot sync a folder say one of these; they keep names in another way. */
const UNSUPPORTED = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF', 'ENOENT']);

/** Makes the names in a folder durable: after a power cut a synced file without its name would be lost all the same. */
export async function syncFolder(folder: string): Promise<void> {
	try {
		const handle = await open(folder, 'r');
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (!UNSUPPORTED.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
	}
}
