import { Temporal } from 'temporal-polyfill';
import { startedAt } from '../../core/metrics/started-at.ts';
import type { CatalogueIncident } from '../catalogue/catalogue.ts';

/** The day in a time zone on which an incident began; undefined where no time is known. */
export function startDay(incident: CatalogueIncident, zone: string): string | undefined {
	const start = startedAt(incident);
	return start && Temporal.Instant.from(start).toZonedDateTimeISO(zone).toPlainDate().toString();
}
