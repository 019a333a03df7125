/** More numbers than any year has. */
const YEAR_STEP = 10_000_000;

/**
 * Incident ids as small numbers: each the step down from the one before, so that a list of newest first is mostly ones.
 * An id that would not come back the same (a draft, unusual padding) stays text.
 */
export function encodeIds(ids: readonly string[]): (number | string)[] {
	let before = 0;
	return ids.map((id) => {
		const [, year, number] = id.split('-').map(Number);
		const rank = year! * YEAR_STEP + number!;
		if (!(number! < YEAR_STEP) || idOf(rank) !== id) return id;
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
		return idOf(rank);
	});
}

/** Written here again, because the records' own function brings their validator with it, and this runs in browsers. */
function idOf(rank: number): string {
	return `INC-${Math.floor(rank / YEAR_STEP)}-${String(rank % YEAR_STEP).padStart(4, '0')}`;
}
