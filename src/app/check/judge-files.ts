import type { AlertNames } from './alert-names.ts';
import type { Judged } from './check-cache.ts';
import type { CheckSettings, FileResult } from './check-file.ts';
import { checkFiles } from './check-files.ts';
import type { CheckPool, ShareResult } from './check-pool.ts';
import type { RecordStore } from './record-store.ts';

/** From this many files on, a second core is worth its start. */
const POOL_FROM = 1_000;

interface Work {
	readonly request: CheckSettings & { readonly pool?: CheckPool };
	/** Results that hold already; those of the stale files are added. */
	readonly results: Map<string, FileResult>;
}

/**
 * Judges the stale files, and says by which contents. Incidents and the archive are many and may be shared out; the
 * others come last and here, because they ask what the archive says as a whole.
 */
export async function judgeFiles(
	store: RecordStore,
	stale: readonly string[],
	{ request, results }: Work,
): Promise<Judged> {
	const { rules, now, pool } = request;
	const [many, few] = [stale.filter(isOneOfMany), stale.filter((file) => !isOneOfMany(file))];
	const shares = pool && many.length >= POOL_FROM ? await pool.check(many) : [];
	const own = shares.length > 0 ? new Map(shares.flatMap((share) => share.results)) : checkFiles(store, many, request);
	for (const [file, result] of own) results.set(file, result);
	const alertNames = countedArchive(results);
	for (const [file, result] of checkFiles(store, few, { rules, now, alertNames })) results.set(file, result);
	const foreign = agreedFingerprints(shares);
	return {
		hashes: new Map([...shares.flatMap((share) => share.hashes), ...store.files.hashes()]),
		fingerprint: (key) => {
			if (!foreign.has(key)) return store.files.fingerprint(key);
			const theirs = foreign.get(key);
			return store.files.isPrinted(key) && store.files.fingerprint(key) !== theirs ? undefined : theirs;
		},
	};
}

function isOneOfMany(file: string): boolean {
	return file.startsWith('incidents/') || file.startsWith('alerts/');
}

/** Fingerprints by key; undefined where two workers have read two contents. */
function agreedFingerprints(shares: readonly ShareResult[]): ReadonlyMap<string, string | undefined> {
	const agreed = new Map<string, string | undefined>();
	for (const [key, fingerprint] of shares.flatMap(({ fingerprints }) => fingerprints)) {
		const isNews = !agreed.has(key) || agreed.get(key) === fingerprint;
		agreed.set(key, isNews ? fingerprint : undefined);
	}
	return agreed;
}

/** The alert names of each file of the archive, as far as their results hold them. */
export function countedArchive(results: ReadonlyMap<string, FileResult>): ReadonlyMap<string, AlertNames> {
	const counted = new Map<string, AlertNames>();
	for (const [file, { alertNames }] of results) if (alertNames) counted.set(file, alertNames);
	return counted;
}
