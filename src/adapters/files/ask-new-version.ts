import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PreparedUpgrade } from '../../core/upgrade/prepared-upgrade.ts';

export interface NewVersionQuestion {
	/** Folder of the new version. */
	readonly version: string;
	/** Folder of the repository that is upgraded. */
	readonly repository: string;
	/** Does it where nothing is in the way; else only says what it would do. */
	readonly isForReal: boolean;
	readonly overwrite?: readonly string[];
}

/**
 * Has the new version itself plan, and carry out, the upgrade to it: it knows its own migrations, and a mistake of an
 * old version in upgrading ends with that version. It runs from its bundle, which needs no packages.
 */
export function askNewVersion({ version, repository, isForReal, overwrite = [] }: NewVersionQuestion): PreparedUpgrade {
	const program = join(version, 'actions/dist/upgrade.js');
	if (!existsSync(program))
		return {
			state: 'impossible',
			problem: `${version} has no actions/dist/upgrade.js, expected a version of the engine`,
		};
	const args = [program, isForReal ? 'apply' : 'plan', repository, ...overwrite];
	const { stdout, stderr, status } = spawnSync(process.execPath, args, {
		encoding: 'utf8',
		maxBuffer: 64 * 2 ** 20,
		// Tokens of the run are none of its business.
		env: { PATH: process.env.PATH },
	});
	if (status === 0) return JSON.parse(stdout) as PreparedUpgrade;
	return { state: 'impossible', problem: `The new version could not say what it would do:\n${stderr.trim()}` };
}
