import { relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { cacheFile } from '../../adapters/files/cache-file.ts';
import { checkedFiles } from '../../adapters/files/checked-files.ts';
import { type CustomRules, loadCustomRules } from '../../adapters/files/custom-rules.ts';
import { writeFiles } from '../../adapters/files/write-files.ts';
import { readBase } from '../../adapters/git/read-base.ts';
import { applyFixes } from '../../app/check/apply-fixes.ts';
import { type CheckReport, type CheckRequest, checkRepository } from '../../app/check/check-repository.ts';
import { RULES } from '../../core/check/rules/index.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { engineVersion } from '../check/engine-version.ts';
import { CHECK_FORMATS, printCheck } from '../check/print-check.ts';
import { workerPool } from '../check/worker-pool.ts';
import { EXIT, type GlobalOptions, nowOf } from '../output.ts';
import { UsageError } from '../report-failure.ts';

interface CheckOptions {
	readonly format: (typeof CHECK_FORMATS)[number];
	readonly fix?: boolean;
	readonly base?: string;
	readonly all?: boolean;
	readonly cache: boolean;
}

/** `check`: judges the records and names all problems at `file:line:col`; errors make it fail, warnings do not. */
export function addCheck(program: Command): void {
	program
		.command('check')
		.description('judge the records and name all problems')
		.argument('[path...]', 'only these files or folders')
		.addOption(new Option('--format <format>', 'how to print them').choices(CHECK_FORMATS).default('text'))
		.option('--fix', 'mend what is safe to mend, and say what was mended')
		.option('--base <revision>', 'what was before: judge the change, and name only what it touches')
		.option('--all', 'with --base, name the problems of all files')
		.option('--no-cache', 'judge every file anew')
		.action(async (paths: readonly string[], options: CheckOptions) => {
			const global = program.opts<GlobalOptions>();
			const request = await requestOf(global, options, paths);
			const fixed = options.fix ? await fixAll(request, global.repo) : [];
			const report = await checkRepository(request);
			refuseEmpty(report, global.repo);
			printCheck({ report, fixed, readText: request.files.read }, global.json ? 'json' : options.format);
			if (report.problems.some(({ severity }) => severity === 'error')) process.exitCode = EXIT.findings;
		});
}

async function requestOf(
	global: GlobalOptions,
	options: CheckOptions,
	paths: readonly string[],
): Promise<CheckRequest> {
	const now = nowOf(global);
	const root = resolve(global.repo);
	const base = options.base === undefined ? undefined : await readBase(root, options.base);
	const drawer = options.cache ? cacheFile(root, 'check.json') : undefined;
	const own = await loadOwn(root);
	const engine = drawer && engineVersion();
	return {
		files: checkedFiles(root),
		rules: [...RULES, ...own.rules],
		now,
		...(paths.length > 0 && { paths: paths.map((path) => pathIn(root, path)) }),
		...(base && { base }),
		...(options.all && { isAll: true }),
		...(drawer && engine && { cache: { drawer, engine: `${engine}${own.version}` } }),
		pool: workerPool(root, now, base),
	};
}

async function loadOwn(root: string): Promise<CustomRules> {
	try {
		return await loadCustomRules(root);
	} catch (error) {
		throw new UsageError((error as Error).message);
	}
}

/** A path that the user names, seen from the root of the repository. */
function pathIn(root: string, path: string): string {
	return relative(root, resolve(root, path)).replaceAll('\\', '/');
}

/** A check that read nothing has judged nothing: that is a mistake in the call, and never a pass. */
function refuseEmpty({ files, unknownPaths }: CheckReport, repo: string): void {
	if (files === 0) {
		throw new UsageError(`No records in ${repo}, expected folders like incidents/ and policies/. Use --repo DIR.`);
	}
	if (unknownPaths.length > 0) {
		throw new UsageError(`No records at ${unknownPaths.join(', ')}, expected files or folders of records in ${repo}.`);
	}
}

/** A fix may let another be seen, so it goes on until nothing is left to fix; what is fixed never comes back. */
const MAX_ROUNDS = 5;

async function fixAll(request: CheckRequest, root: string): Promise<readonly Diagnostic[]> {
	const all: Diagnostic[] = [];
	for (let round = 0; round < MAX_ROUNDS; round += 1) {
		const { problems } = await checkRepository(request);
		const { changes, fixed } = applyFixes(problems, request.files.read);
		if (fixed.length === 0) break;
		writeFiles(root, changes);
		all.push(...fixed);
	}
	return all;
}
