import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { askNewVersion } from '../../adapters/files/ask-new-version.ts';
import { commitOnBranch, hasBranch, listUncommitted } from '../../adapters/git/commit-upgrade.ts';
import { fetchVersion, findNewestVersion } from '../../adapters/git/engine-source.ts';
import { gitEnvironment } from '../../adapters/git/git-environment.ts';
import { describeUpgrade } from '../../app/upgrade/describe-upgrade.ts';
import type { PreparedUpgrade } from '../../core/upgrade/prepared-upgrade.ts';
import { EXIT, type GlobalOptions, printJson, say } from '../output.ts';
import { UsageError } from '../report-failure.ts';

interface UpgradeOptions {
	readonly from?: string;
	readonly source?: string;
	readonly overwrite: readonly string[];
	readonly dryRun?: boolean;
}

const SOURCE = 'TOCSIN_UPGRADE_SOURCE';

/** `upgrade`: puts a newer version of the engine on a branch; records, `custom/` and files of one's own stay. */
export function addUpgrade(program: Command): void {
	program
		.command('upgrade')
		.description('put a newer version of the engine on a branch, to be proposed')
		.option('--from <dir|tag>', 'folder with the new version, or its tag; by default the newest tag')
		.option('--source <url>', `repository that versions are tagged in, by default ${SOURCE}`)
		.option('--overwrite <path...>', 'engine files whose changes made here are given up', [])
		.option('--dry-run', 'say what would be done, and change nothing')
		.action(async (options: UpgradeOptions) => {
			const global = program.opts<GlobalOptions>();
			const work = mkdtempSync(join(tmpdir(), 'tocsin-upgrade-'));
			try {
				await upgrade(global, options, work);
			} finally {
				rmSync(work, { recursive: true, force: true });
			}
		});
}

async function upgrade(global: GlobalOptions, options: UpgradeOptions, work: string): Promise<void> {
	const repository = resolve(global.repo);
	const place = { folder: repository, env: gitEnvironment(process.env) };
	if (!options.dryRun) {
		const uncommitted = await listUncommitted(place);
		if (uncommitted !== '')
			throw new UsageError(`upgrade wants a work tree in which all is committed, and this is not:\n${uncommitted}`);
	}
	const version = await findVersion(options, work);
	const question = { version, repository, overwrite: options.overwrite };
	const prepared = askNewVersion({ ...question, isForReal: false });
	if (prepared.state !== 'ready' || options.dryRun) return print(prepared, global);
	const branch = `tocsin/upgrade-${prepared.to}`;
	if (await hasBranch(place, branch))
		throw new UsageError(
			`Unexpected branch ${branch}, expected none: an upgrade was begun before. Merge or delete it.`,
		);
	askNewVersion({ ...question, isForReal: true });
	await commitOnBranch(place, { branch, message: `Tocsin ${prepared.to}\n\n${prepared.changelog}` });
	print(prepared, global);
	say(`\nCommitted on ${branch}. Next:`, global);
	say('  npm ci                                 the packages of the new version', global);
	say('  npm run tocsin -- check', global);
	say(`  git push -u origin ${branch}    and open a pull request`, global);
}

/** Folder of the new version: the one that was named, or a tag fetched into `work`. */
async function findVersion({ from, source = process.env[SOURCE] }: UpgradeOptions, work: string): Promise<string> {
	if (from !== undefined && existsSync(from) && statSync(from).isDirectory()) return resolve(from);
	if (!source)
		throw new UsageError(`Where new versions are is not known. Use --source URL, set ${SOURCE}, or --from DIR.`);
	const tag = from ?? (await findNewestVersion(source, work));
	if (tag === undefined) throw new UsageError(`No version at ${source}, expected tags like v1.2.3`);
	const target = join(work, 'version');
	const problem = await fetchVersion(source, { tag, folder: work, target });
	if (problem !== undefined) throw new UsageError(problem);
	return target;
}

function print(prepared: PreparedUpgrade, global: GlobalOptions): void {
	if (global.json) printJson(prepared);
	else for (const line of describeUpgrade(prepared)) say(line);
	if (prepared.state === 'refused') process.exitCode = EXIT.findings;
	if (prepared.state === 'impossible') process.exitCode = EXIT.environment;
}
