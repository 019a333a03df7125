import type { CatalogueTable } from './decode-columns.ts';
import type { TextHit } from './full-text.ts';

/** Text hits by what they belong to: one for each incident and runbook, its best, in the order of the best. */
export interface MergedHits {
	readonly byRow: ReadonlyMap<number, TextHit>;
	readonly byRunbook: ReadonlyMap<string, TextHit>;
}

export const NO_HITS: MergedHits = { byRow: new Map(), byRunbook: new Map() };

/** Merges the hits of incidents and postmortems; what the catalogue does not have (an index older than it) is left out. */
export function mergeHits(table: CatalogueTable, hits: readonly TextHit[]): MergedHits {
	const byRow = new Map<number, TextHit>();
	const byRunbook = new Map<string, TextHit>();
	for (const hit of hits) {
		if (hit.kind === 'runbook') {
			if (!byRunbook.has(hit.id)) byRunbook.set(hit.id, hit);
			continue;
		}
		const row = table.rowOfId.get(hit.id);
		if (row !== undefined && !byRow.has(row)) byRow.set(row, hit);
	}
	return { byRow, byRunbook };
}
