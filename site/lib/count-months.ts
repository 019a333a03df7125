import type { CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { monthOf } from './index-catalogue.ts';

/** Incidents a month over the twelve months up to that of `until` (RFC 3339 UTC), oldest first. */
export function countMonths(incidents: readonly CatalogueIncident[], until: string): readonly number[] {
	const last = monthNumber(until);
	const counts = Array.from({ length: 12 }, () => 0);
	for (const incident of incidents) {
		const index = monthNumber(monthOf(incident)) - last + 11;
		if (index >= 0 && index < 12) counts[index]!++;
	}
	return counts;
}

/** Months since year zero; NaN of text that is no month. */
function monthNumber(text: string): number {
	const [year, month] = text.split('-');
	return Number(year) * 12 + Number(month?.slice(0, 2)) - 1;
}
