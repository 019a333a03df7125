import { carryOutSteps, engineTree } from '../../src/adapters/files/engine-tree.ts';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { prepareUpgrade } from '../../src/app/upgrade/prepare-upgrade.ts';
import type { PreparedUpgrade } from '../../src/core/upgrade/prepared-upgrade.ts';

export interface OldVersionQuestion {
	/** `plan` only says, `apply` does it where nothing is in the way. */
	readonly verb: string;
	/** Folder of this version. */
	readonly version: string;
	readonly repository: string;
	readonly overwrite: readonly string[];
}

/** Plans the upgrade of a repository to this version, and carries it out in its work tree. */
export function answerOldVersion({ verb, version, repository, overwrite }: OldVersionQuestion): PreparedUpgrade {
	const upgrade = prepareUpgrade({
		here: engineTree(repository),
		records: workTreeFiles(repository),
		there: engineTree(version),
		overwrite,
	});
	if (verb === 'apply' && upgrade.state === 'ready') carryOutSteps(upgrade.steps, { from: version, to: repository });
	return upgrade;
}
