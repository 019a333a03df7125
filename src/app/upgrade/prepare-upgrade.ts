import { changelogBetween, compareVersions } from '../../core/upgrade/changelog-between.ts';
import { type EngineManifest, MANIFEST_PATH, parseManifest } from '../../core/upgrade/engine-manifest.ts';
import { planUpgrade, type UpgradeStep } from '../../core/upgrade/plan-upgrade.ts';
import type { PreparedUpgrade } from '../../core/upgrade/prepared-upgrade.ts';
import type { EngineTree } from '../../ports/engine-tree.ts';
import type { RecordFiles } from '../../ports/record-files.ts';
import { MIGRATIONS } from '../migrations/migrations.ts';
import { runMigrations } from '../migrations/run-migrations.ts';

export interface UpgradeFolders {
	/** The repository that is upgraded. */
	readonly here: EngineTree;
	readonly records: RecordFiles;
	/** The new version. */
	readonly there: EngineTree;
	readonly overwrite?: readonly string[];
	readonly migrations?: typeof MIGRATIONS;
}

/** Prepares an upgrade by comparing what is here with what came and with what the new version brings. Changes nothing. */
export function prepareUpgrade({ here, records, there, overwrite = [], ...more }: UpgradeFolders): PreparedUpgrade {
	const [old, next] = [readManifest(here, 'the repository'), readManifest(there, 'the new version')];
	if ('problem' in old) return { state: 'impossible', problem: old.problem };
	if ('problem' in next) return { state: 'impossible', problem: next.problem };
	const [from, to] = [old.manifest, next.manifest];
	if (compareVersions(to.version, from.version) < 0) {
		const problem = `Unexpected version ${to.version}, expected ${from.version}, which is here, or a newer one`;
		return { state: 'impossible', problem };
	}
	if (JSON.stringify(from) === JSON.stringify(to)) return { state: 'current', version: from.version };
	const migrations = more.migrations ?? MIGRATIONS;
	const plan = planUpgrade({ from, to, hashOf: here.hash, textOf: here.text, overwrite: new Set(overwrite) });
	const migrated = runMigrations(migrations, records, { after: from.migration });
	const steps: readonly UpgradeStep[] = [
		...plan.steps,
		...migrated.map((file) => ({ kind: 'merge' as const, ...file })),
		{ kind: 'replace', path: MANIFEST_PATH },
	];
	return {
		state: plan.refusals.length > 0 ? 'refused' : 'ready',
		from: from.version,
		to: to.version,
		steps,
		refusals: plan.refusals,
		notes: plan.notes,
		migrations: migrations.filter(({ number }) => number > from.migration).map(({ summary }) => summary),
		changelog: changelogBetween(there.text('CHANGELOG.md') ?? '', { from: from.version, to: to.version }),
	};
}

function readManifest(
	tree: EngineTree,
	place: string,
): { readonly manifest: EngineManifest } | { readonly problem: string } {
	const text = tree.text(MANIFEST_PATH);
	if (text === undefined)
		return { problem: `${place} has no ${MANIFEST_PATH}, expected the manifest that its version came with` };
	return parseManifest(text);
}
