import { slugOfPath } from '../../core/records/paths.ts';
import { recordKindOf } from '../../core/records/record-kinds.ts';
import type { Schedule } from '../../core/records/schedule.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { BaseVersion } from '../../ports/checked-files.ts';

/** The schedules as they were before some changes; one that could not be read then counts as absent. */
export function schedulesAtBase(
	schedules: ReadonlyMap<string, Schedule>,
	{ changes, text }: BaseVersion,
): ReadonlyMap<string, Schedule> {
	const before = new Map(schedules);
	for (const { file } of changes) {
		if (recordKindOf(file) !== 'schedule') continue;
		const old = text(file);
		const parsed = old === undefined ? undefined : parseRecord('schedule', file, old);
		if (parsed?.ok) before.set(slugOfPath(file), parsed.value.value);
		else before.delete(slugOfPath(file));
	}
	return before;
}
