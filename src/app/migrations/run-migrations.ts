import { recordKindOf } from '../../core/records/record-kinds.ts';
import type { RecordFiles } from '../../ports/record-files.ts';
import type { Migration } from './migration.ts';

/** A record that migrations change, as it is after all of them. */
export interface MigratedFile {
	readonly path: string;
	readonly content: string;
}

/** Runs the migrations after the one that records have been through last; files that stay the same are left out. */
export function runMigrations(
	migrations: readonly Migration[],
	files: RecordFiles,
	{ after }: { readonly after: number },
): readonly MigratedFile[] {
	const due = migrations.filter(({ number }) => number > after).sort((a, b) => a.number - b.number);
	if (due.length === 0) return [];
	return files.paths().flatMap((path) => {
		const kind = recordKindOf(path);
		const wanted = due.filter(({ kinds }) => kind !== undefined && kinds.includes(kind));
		if (wanted.length === 0) return [];
		const text = files.read(path);
		const content = wanted.reduce((before, migration) => migration.migrate(before, path), text);
		return content === text ? [] : [{ path, content }];
	});
}
