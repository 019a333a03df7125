import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitFolders } from './find-git-folders.ts';

export interface HeadWatch {
	/** Looks now instead of at the next tick. */
	check(): Promise<void>;
	stop(): void;
}

/**
 * Calls `onMove` whenever the commit that HEAD of a repository names has changed, by whomever. Reads two small files
 * every half second: cheaper and surer than file events, which editors, containers and network disks lose.
 */
export async function watchHead(folders: GitFolders, onMove: () => void, everyMs = 500): Promise<HeadWatch> {
	let last = await headOf(folders);
	const check = async (): Promise<void> => {
		const now = await headOf(folders);
		if (now === last) return;
		last = now;
		onMove();
	};
	const timer = setInterval(() => void check(), everyMs);
	timer.unref();
	return { check, stop: () => clearInterval(timer) };
}

/** Text that changes when the commit that HEAD names does; it may also change when refs are packed, which does no harm. */
async function headOf({ own, common }: GitFolders): Promise<string> {
	const head = await readFile(join(own, 'HEAD'), 'utf8').catch(() => '');
	const ref = /^ref: (\S+)/.exec(head)?.[1];
	if (ref === undefined) return head;
	const loose = await readFile(join(common, ref), 'utf8').catch(() => undefined);
	if (loose !== undefined) return `${ref} ${loose}`;
	const packed = await stat(join(common, 'packed-refs')).catch(() => undefined);
	return `${ref} packed ${packed?.mtimeMs ?? 'nowhere'}`;
}
