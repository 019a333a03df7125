import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { startedAt } from '../../src/core/metrics/started-at.ts';
import { fromEpochMs } from '../../src/core/time/instant.ts';

/** The moment that the records speak of: their commit's, else that of the newest incident. */
export function asOfInstant(catalogue: Catalogue): string {
	const newest = catalogue.incidents[0];
	return catalogue.asOf?.at ?? (newest && startedAt(newest)) ?? fromEpochMs(0);
}
