import type { Handover } from '../../core/records/report.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { RecordFiles } from '../../ports/record-files.ts';
import { type HandoverState, handoverState } from './handover-state.ts';

/** A shift report on record, and whether it was taken over in time. */
export interface ListedHandover {
	readonly path: string;
	readonly facts: Handover;
	readonly state: HandoverState;
}

/** The shift reports of a team, newest first; one that cannot be read is left to `check`. */
export function listHandovers(
	files: Pick<RecordFiles, 'paths' | 'read'>,
	team: string,
	now: string,
): readonly ListedHandover[] {
	return files
		.paths()
		.filter((path) => path.startsWith('schedules/handovers/') && path.endsWith('.md'))
		.flatMap((path): ListedHandover[] => {
			const parsed = parseRecord('handover', path, files.read(path));
			if (!parsed.ok || parsed.value.value.team !== team) return [];
			const facts = parsed.value.value;
			return [{ path, facts, state: handoverState(facts, now) }];
		})
		.sort((a, b) => toEpochMs(b.facts.shift.start) - toEpochMs(a.facts.shift.start));
}
