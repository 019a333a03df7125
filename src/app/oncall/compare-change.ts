import { slugOfPath } from '../../core/records/paths.ts';
import { type RecordKind, type RecordValue, recordKindOf } from '../../core/records/record-kinds.ts';
import type { Schedule } from '../../core/records/schedule.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { BaseVersion } from '../../ports/checked-files.ts';
import type { RecordFiles } from '../../ports/record-files.ts';
import { diffSchedules, type ScheduleDiff } from './diff-schedules.ts';
import { schedulesAtBase } from './schedules-at-base.ts';

/** What a change does to the schedules that it touches. */
export interface ChangeComparison {
	readonly diffs: readonly ScheduleDiff[];
	/** Schedules that it touches and that cannot be read now; they are not compared. */
	readonly unreadable: readonly string[];
}

/**
 * Compares the schedules that a change touches with what they were, for the 12 weeks from `now` (RFC 3339 UTC);
 * undefined where it touches none. Reads schedules and teams only, however much else there is.
 */
export function compareChange(files: RecordFiles, base: BaseVersion, now: string): ChangeComparison | undefined {
	const touched = base.changes.map(({ file }) => file).filter((file) => recordKindOf(file) === 'schedule');
	if (touched.length === 0) return undefined;
	const paths = files.paths();
	const present = touched.filter((file) => paths.includes(file));
	const schedules = readAll(files, present, 'schedule');
	const teams = paths.filter((path) => recordKindOf(path) === 'team');
	const unreadable = present.filter((file) => !schedules.has(slugOfPath(file)));
	const before = new Map<string, Schedule>(schedulesAtBase(schedules, base));
	for (const file of unreadable) before.delete(slugOfPath(file));
	return { diffs: diffSchedules(before, { schedules, teams: readAll(files, teams, 'team') }, now), unreadable };
}

function readAll<K extends RecordKind>(
	files: RecordFiles,
	paths: readonly string[],
	kind: K,
): ReadonlyMap<string, RecordValue<K>> {
	const found = new Map<string, RecordValue<K>>();
	for (const path of paths) {
		const parsed = parseRecord(kind, path, files.read(path));
		if (parsed.ok) found.set(slugOfPath(path), parsed.value.value);
	}
	return found;
}
