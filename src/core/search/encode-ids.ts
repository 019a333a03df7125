import { formatIncidentId, parseIncidentId } from '../records/paths.ts';

/** More numbers than any year has. */
const YEAR_STEP = 10_000_000;

/**
 * Incident ids as small numbers: each the step down from the one before, so that a list of newest first is mostly ones.
 * An id that would not come back the same (unusual padding) stays text.
 */
export function encodeIds(ids: readonly string[]): (number | string)[] {
	let before = 0;
	return ids.map((id) => {
		const parsed = parseIncidentId(id);
		if (!parsed || parsed.number >= YEAR_STEP || formatIncidentId(parsed.year, parsed.number) !== id) return id;
		const rank = parsed.year * YEAR_STEP + parsed.number;
		const step = before - rank;
		before = rank;
		return step;
	});
}

/** The ids that `encodeIds` was given. */
export function decodeIds(coded: readonly (number | string)[]): string[] {
	let rank = 0;
	return coded.map((code) => {
		if (typeof code === 'string') return code;
		rank -= code;
		return formatIncidentId(Math.floor(rank / YEAR_STEP), rank % YEAR_STEP);
	});
}
