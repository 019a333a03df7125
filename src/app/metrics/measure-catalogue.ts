import { localDay } from '../../core/metrics/local-day.ts';
import { measureDuration } from '../../core/metrics/measure-duration.ts';
import type { MeasuredRow } from '../../core/metrics/measured-row.ts';
import { standingOf } from '../../core/metrics/standing-of.ts';
import { startedAt } from '../../core/metrics/started-at.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import type { Catalogue, CatalogueIncident } from '../catalogue/catalogue.ts';

/** A measured row with the incident that it is of. */
export interface IncidentRow extends MeasuredRow {
	readonly incident: CatalogueIncident;
}

/** What all dashboards are made from, measured once. */
export interface MeasuredCatalogue {
	readonly catalogue: Catalogue;
	/** RFC 3339: the moment the figures are as of. */
	readonly now: string;
	/** IANA zone in which days begin. */
	readonly zone: string;
	/** The day of `now`. */
	readonly today: string;
	/** Newest first. */
	readonly rows: readonly IncidentRow[];
	/** The rows that are measured (`standing` is `counted`) and have a day. */
	readonly counted: readonly IncidentRow[];
}

/** Measures every incident of a catalogue as of `now` (RFC 3339). */
export function measureCatalogue(catalogue: Catalogue, now: string): MeasuredCatalogue {
	const zone = catalogue.policies.site?.time_zone ?? 'UTC';
	const targets = { policy: catalogue.policies.targets, zone };
	const rows = catalogue.incidents.map((incident): IncidentRow => {
		const { id, facts } = incident;
		const { severity, team, service, product, kind, status } = facts;
		const start = startedAt(incident);
		const measure = (metric: keyof MeasuredRow['measurements']) => measureDuration(metric, facts, { targets, now });
		return {
			id,
			severity,
			team,
			service,
			product,
			kind,
			status,
			...(start !== undefined && { at: toEpochMs(start), day: localDay(start, zone) }),
			standing: standingOf(facts),
			measurements: { ttd: measure('ttd'), tta: measure('tta'), ttm: measure('ttm'), ttr: measure('ttr') },
			incident,
		};
	});
	return {
		catalogue,
		now,
		zone,
		today: localDay(now, zone),
		rows,
		counted: rows.filter(({ standing, day }) => standing === 'counted' && day !== undefined),
	};
}
