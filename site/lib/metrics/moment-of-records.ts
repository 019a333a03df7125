import type { Catalogue } from '../../../src/app/catalogue/catalogue.ts';
import { fromEpochMs, toEpochMs } from '../../../src/core/time/instant.ts';

/** The moment that figures are as of: that of the commit, else the latest that any record names, so that they never depend on a clock. */
export function momentOfRecords({ asOf, incidents }: Catalogue): string {
	if (asOf) return asOf.at;
	let latest = 0;
	for (const { facts, timeline } of incidents) {
		for (const at of [...Object.values(facts.times), timeline.at(-1)?.at]) {
			latest = Math.max(latest, toEpochMs(at ?? '') || 0);
		}
	}
	return fromEpochMs(latest);
}
