import { createClock } from '../../core/check/create-clock.ts';
import { raiseRepositoryFindings } from '../../core/check/raise-findings.ts';
import type { CheckRule } from '../../core/check/rule.ts';
import { compareDiagnostics, type Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import type { CacheDrawer } from '../../ports/cache-drawer.ts';
import type { BaseVersion, CheckedFiles } from '../../ports/checked-files.ts';
import { openCache, printCache } from './check-cache.ts';
import type { FileResult } from './check-file.ts';
import { checkFiles } from './check-files.ts';
import type { CheckPool } from './check-pool.ts';
import { countedArchive, judgeFiles } from './judge-files.ts';
import { placeFinding } from './place-finding.ts';
import { createRecordStore, type RecordStore } from './record-store.ts';
import { isTouchedBy, type Touch } from './select-touched.ts';
import { trackLookup } from './track-lookup.ts';

export interface CheckRequest {
	readonly files: CheckedFiles;
	readonly rules: readonly CheckRule[];
	readonly now: string;
	/** Only these files, and what is below these folders; rules about all records together are left out. */
	readonly paths?: readonly string[];
	readonly base?: BaseVersion;
	/** With a base: also name problems of files that the change does not touch. */
	readonly isAll?: boolean;
	/** Where results are kept; `engine` differs whenever the same records might get other results. */
	readonly cache?: { readonly drawer: CacheDrawer; readonly engine: string };
	readonly pool?: CheckPool;
}

export interface CheckReport {
	/** By file, line, column, rule. */
	readonly problems: readonly Diagnostic[];
	/** Files below the record folders. */
	readonly files: number;
	/** Files that were judged anew; the others had a result that still holds. */
	readonly checked: number;
	/** Of which files problems are named. */
	readonly scope: 'all' | 'paths' | 'change';
	/** Paths that were asked for and that lead to no file. */
	readonly unknownPaths: readonly string[];
}

/** Checks the records of a repository: every file, or those of some paths; with a base, names what the change touches. */
export async function checkRepository(request: CheckRequest): Promise<CheckReport> {
	if (request.paths) return checkPaths(request, request.paths);
	const cache = openCache(request.cache?.drawer.load(), request.cache?.engine ?? '');
	const store = createRecordStore(request.files, request.base, cache.hashes);
	const results = cache.valid(store, toEpochMs(request.now));
	const stale = store.files.paths.filter((file) => !results.has(file));
	const judged = await judgeFiles(store, stale, { request, results });
	if (request.cache && stale.length > 0) {
		request.cache.drawer.save(printCache(request.cache.engine, results, judged));
	}
	const problems = [...reported(results, request), ...repositoryProblems(store, request, results)];
	return {
		problems: problems.sort(byPlace),
		files: store.files.paths.length,
		checked: stale.length,
		scope: request.base && !request.isAll ? 'change' : 'all',
		unknownPaths: [],
	};
}

function checkPaths(request: CheckRequest, paths: readonly string[]): CheckReport {
	const store = createRecordStore(request.files, request.base);
	const isAt = (file: string, path: string) => file === path || path === '' || file.startsWith(`${path}/`);
	const files = store.files.paths.filter((file) => paths.some((path) => isAt(file, path)));
	const results = checkFiles(store, files, request);
	return {
		problems: [...results.values()].flatMap((result) => result.problems).sort(byPlace),
		files: store.files.paths.length,
		checked: files.length,
		scope: 'paths',
		unknownPaths: paths.filter((path) => !files.some((file) => isAt(file, path))),
	};
}

function repositoryProblems(
	store: RecordStore,
	request: CheckRequest,
	results: ReadonlyMap<string, FileResult>,
): Diagnostic[] {
	const records = trackLookup(store, () => {}, countedArchive(results));
	const { clock } = createClock(request.now);
	const problems = raiseRepositoryFindings(request.rules, { records, clock }).map((one) =>
		placeFinding(one, '', records.text),
	);
	const { base, isAll } = request;
	if (!base || isAll) return problems;
	const changed = new Set(base.changes.map(({ file }) => file));
	return problems.filter(({ file }) => changed.has(file));
}

/** Of files that the change only touches by reference, the errors: their older warnings are not its doing. */
function reported(results: ReadonlyMap<string, FileResult>, { base, isAll }: CheckRequest): Diagnostic[] {
	if (!base || isAll) return [...results.values()].flatMap(({ problems }) => problems);
	const touch: Touch = isTouchedBy(base.changes);
	return [...results].flatMap(([file, { problems, dependencies }]) => {
		if (problems.length === 0) return [];
		if (touch.isChanged(file)) return problems;
		return dependencies.some(touch.isTouched) ? problems.filter(({ severity }) => severity === 'error') : [];
	});
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
	return compareDiagnostics(a, b) || (a.message < b.message ? -1 : a.message > b.message ? 1 : 0);
}
