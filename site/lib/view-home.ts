import type { Catalogue, CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { measureRecent, type RecentMeasures } from '../../src/core/metrics/measure-recent.ts';
import { SEVERITIES } from '../../src/core/records/incident-words.ts';
import { toEpochMs } from '../../src/core/time/instant.ts';
import { asOfInstant } from './as-of-instant.ts';
import { countWeeks, type WeekCount } from './count-weeks.ts';
import type { CatalogueIndex } from './index-catalogue.ts';
import { type RoleHolder, viewPeople } from './view-people.ts';
import { type IncidentRow, viewRow } from './view-row.ts';

/** An incident that is burning. */
export interface OpenIncident extends IncidentRow {
	readonly acknowledged: boolean;
	readonly people: readonly RoleHolder[];
	/** What was last written about it. */
	readonly latest?: { readonly at: string; readonly text: string };
}

export interface HomeView {
	/** Worst first, then newest. */
	readonly open: readonly OpenIncident[];
	/** Lead-ups nobody has decided on. */
	readonly leadUps: readonly IncidentRow[];
	/** What is over, newest first. */
	readonly lately: readonly IncidentRow[];
	readonly measures: RecentMeasures;
	readonly weeks: readonly WeekCount[];
	/** Resolved last, where nothing is open. */
	readonly quietSince?: string;
	readonly total: number;
}

/** What the front page says; figures are over the 90 days before the records' own last moment, so that they never depend on a clock. */
export function viewHome(catalogue: Catalogue, index: CatalogueIndex): HomeView {
	const { incidents } = catalogue;
	const open = incidents.filter(({ facts }) => facts.status === 'open');
	const until = asOfInstant(catalogue);
	const { targets: policy, site } = catalogue.policies;
	const targets = { policy, zone: site?.time_zone };
	const over = incidents.filter(({ facts }) => facts.status !== 'open' && facts.status !== 'lead-up');
	return {
		open: open
			.map((incident) => viewOpen(incident, catalogue, index))
			.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
		leadUps: incidents
			.filter(({ facts }) => facts.status === 'lead-up')
			.map((incident) => viewRow(incident, catalogue)),
		lately: over.slice(0, 12).map((incident) => viewRow(incident, catalogue)),
		measures: measureRecent(incidents, { until, days: 90, targets }),
		weeks: countWeeks(incidents, { until, weeks: 52 }),
		quietSince: open.length === 0 ? lastResolved(over) : undefined,
		total: incidents.length,
	};
}

function viewOpen(incident: CatalogueIncident, catalogue: Catalogue, index: CatalogueIndex): OpenIncident {
	const latest = incident.timeline.at(-1);
	return {
		...viewRow(incident, catalogue),
		acknowledged: incident.facts.times.acknowledged !== undefined,
		people: viewPeople(incident.facts.roles, index.people),
		latest: latest && { at: latest.at, text: latest.text },
	};
}

function lastResolved(incidents: readonly CatalogueIncident[]): string | undefined {
	const resolved = incidents.slice(0, 50).flatMap(({ facts }) => facts.times.resolved ?? []);
	return resolved.sort((a, b) => toEpochMs(b) - toEpochMs(a))[0];
}
