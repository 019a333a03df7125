import type { FileResult } from './check-file.ts';
import type { RecordStore } from './record-store.ts';

/** What one worker found in its share of the files. */
export interface ShareResult {
	readonly results: readonly (readonly [file: string, result: FileResult])[];
	/** Fingerprints of everything the results depend on, as the worker read it. */
	readonly fingerprints: readonly (readonly [key: string, fingerprint: string])[];
	readonly hashes: readonly (readonly [file: string, hash: readonly [stamp: string, hash: string]])[];
}

/** Checks files on several cores; for a check of many files the entrance may hand one in. */
export interface CheckPool {
	check(files: readonly string[]): Promise<readonly ShareResult[]>;
}

/** What a worker hands back: its results with the fingerprints that its own store gives. */
export function shareOf(store: RecordStore, results: ReadonlyMap<string, FileResult>): ShareResult {
	const keys = new Set([...results.values()].flatMap(({ dependencies }) => dependencies));
	return {
		results: [...results],
		fingerprints: [...keys].map((key) => [key, store.files.fingerprint(key)]),
		hashes: [...store.files.hashes()],
	};
}
