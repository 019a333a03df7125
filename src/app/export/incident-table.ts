import { standingOf } from '../../core/metrics/standing-of.ts';
import type { Incident } from '../../core/records/incident.ts';
import type { Catalogue, CatalogueIncident } from '../catalogue/catalogue.ts';
import { type ExportColumn, type ExportTable, type ExportType, type ExportValue, exportTable } from './export-table.ts';

type Of = (facts: Incident, incident: CatalogueIncident) => ExportValue;

function column(name: string, type: ExportType, of: Of): ExportColumn<CatalogueIncident> {
	return { name, type, of: (incident) => of(incident.facts, incident) };
}

const TIMES = [
	'reported',
	'impact_started',
	'detected',
	'acknowledged',
	'mitigated',
	'resolved',
	'closed',
	'dismissed',
] as const satisfies readonly (keyof Incident['times'])[];

const COLUMNS: readonly ExportColumn<CatalogueIncident>[] = [
	column('incident', 'text', (_facts, { id }) => id),
	column('title', 'text', ({ title }) => title),
	column('status', 'text', ({ status }) => status),
	column('severity', 'text', ({ severity }) => severity),
	column('kind', 'text', ({ kind }) => kind),
	column('service', 'text', ({ service }) => service),
	column('affected_services', 'json', ({ affected_services }) => affected_services),
	column('team', 'text', ({ team }) => team),
	column('product', 'text', ({ product }) => product),
	column('detected_by', 'text', ({ detected_by }) => detected_by),
	column('standing', 'text', standingOf),
	...TIMES.map((time) => column(time, 'timestamp', ({ times }) => times[time])),
	column('users_affected', 'integer', ({ impact }) => impact?.users_affected),
	column('orders_affected', 'integer', ({ impact }) => impact?.orders_affected),
	column('share_affected_percent', 'number', ({ impact }) => impact?.share_affected_percent),
	column('revenue_lost_low', 'number', ({ impact }) => impact?.revenue_lost?.low),
	column('revenue_lost_high', 'number', ({ impact }) => impact?.revenue_lost?.high),
	column('revenue_lost_currency', 'text', ({ impact }) => impact?.revenue_lost?.currency),
	column('causes', 'json', ({ causes }) => causes),
	column('relations', 'json', ({ relations }) => relations),
	column('change_kind', 'text', ({ change }) => change?.kind),
	column('change_name', 'text', ({ change }) => change?.name),
	column('change_exposure_percent', 'number', ({ change }) => change?.exposure_percent),
	column('alerts', 'integer', ({ alerts }) => alerts?.count ?? 0),
	column('fingerprints', 'json', ({ alerts }) => alerts?.fingerprints),
	column('verdict', 'text', ({ verdict }) => verdict?.value),
	column('has_postmortem', 'boolean', (_facts, { postmortem }) => postmortem !== undefined),
];

/** One row an incident, newest first. What is marked internal, and what people wrote, is not in it. */
export function incidentTable({ incidents }: Pick<Catalogue, 'incidents'>): ExportTable {
	return exportTable(COLUMNS, () => incidents);
}
