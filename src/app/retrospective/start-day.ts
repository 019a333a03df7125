import { Temporal } from 'temporal-polyfill';
import type { CatalogueIncident } from '../catalogue/catalogue.ts';
import { startedAt } from '../catalogue/read-catalogue.ts';

/** The day in a time zone on which an incident began; undefined where no time is known. */
export function startDay(incident: CatalogueIncident, zone: string): string | undefined {
	const start = startedAt(incident);
	return start && Temporal.Instant.from(start).toZonedDateTimeISO(zone).toPlainDate().toString();
}
