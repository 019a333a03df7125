import { KeepError } from '../keeper.ts';

const KNOWN: Readonly<Record<string, { readonly code: string; readonly message: string }>> = {
	ENOSPC: { code: 'disk-full', message: 'the disk is full' },
	EDQUOT: { code: 'disk-full', message: 'the disk quota is used up' },
	EROFS: { code: 'read-only', message: 'the disk is read-only' },
	EACCES: { code: 'read-only', message: 'the relay may not write there' },
	EPERM: { code: 'read-only', message: 'the relay may not write there' },
	ENOTDIR: { code: 'folder-gone', message: 'its folder is gone' },
	ENOENT: { code: 'folder-gone', message: 'its folder is gone' },
	EMFILE: { code: 'too-many-files', message: 'the relay has too many files open' },
	ENFILE: { code: 'too-many-files', message: 'the machine has too many files open' },
};

/** The KeepError for an error of the file system, in words that say nothing about paths to a stranger. */
export function describeDiskError(error: unknown, what: string): KeepError {
	const system = (error as NodeJS.ErrnoException).code ?? 'unknown';
	const known = KNOWN[system] ?? { code: 'disk-failed', message: `the disk reports ${system}` };
	return new KeepError(known.code, `The ${what} cannot be written: ${known.message}`, {
		cause: error,
		retryAfterSeconds: 30,
	});
}
