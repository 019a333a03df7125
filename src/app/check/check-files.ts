import { type CheckSettings, checkFile, type FileResult } from './check-file.ts';
import type { RecordStore } from './record-store.ts';

/** Checks files in order. What was read below incidents/ and alerts/ is forgotten with its folder, so that memory stays flat. */
export function checkFiles(
	store: RecordStore,
	files: readonly string[],
	settings: CheckSettings,
): Map<string, FileResult> {
	const results = new Map<string, FileResult>();
	let open: string[] = [];
	for (const file of files) {
		if (open[0] !== undefined && folderOf(open[0]) !== folderOf(file)) {
			for (const old of open) store.forget(old);
			open = [];
		}
		if (file.startsWith('incidents/') || file.startsWith('alerts/')) open.push(file);
		results.set(file, checkFile(store, file, settings));
	}
	return results;
}

function folderOf(file: string): string {
	return file.startsWith('alerts/') ? file : file.slice(0, file.lastIndexOf('/'));
}
