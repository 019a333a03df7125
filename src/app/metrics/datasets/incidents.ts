import type { RowMetric } from '../../../core/metrics/measured-row.ts';
import type { IncidentRow, MeasuredCatalogue } from '../measure-catalogue.ts';
import type { Dataset, DatasetColumn, DatasetRow } from './dataset.ts';

const METRICS = ['ttd', 'tta', 'ttm', 'ttr'] as const satisfies readonly RowMetric[];

/** Every incident of all years with each of its measurements: what all other tables are made of. */
export function makeIncidents({ rows }: MeasuredCatalogue): Dataset {
	return {
		name: 'incidents',
		title: 'Every incident, measured',
		about:
			'One row an incident, newest first. A measurement is recorded, pending, not-applicable or invalid; the target is the one in force on the day of detection.',
		columns: [
			{ key: 'id', label: 'Incident', unit: 'incident' },
			{ key: 'day', label: 'Day', unit: 'day' },
			{ key: 'severity', label: 'Severity', unit: 'text' },
			{ key: 'status', label: 'Status', unit: 'text' },
			{ key: 'counts_as', label: 'Counts as', unit: 'text' },
			{ key: 'kind', label: 'Kind', unit: 'text' },
			{ key: 'service', label: 'Service', unit: 'text' },
			{ key: 'team', label: 'Team', unit: 'text' },
			{ key: 'product', label: 'Product', unit: 'text' },
			{ key: 'detected_by', label: 'Noticed by', unit: 'text' },
			...METRICS.flatMap((metric): DatasetColumn[] => [
				{ key: `${metric}_state`, label: `${metric} state`, unit: 'text' },
				{ key: `${metric}_ms`, label: metric, unit: 'ms' },
				{ key: `${metric}_target_ms`, label: `${metric} target`, unit: 'ms' },
			]),
		],
		rows: rows.map(incidentRow),
	};
}

function incidentRow(row: IncidentRow): DatasetRow {
	const { id, day, severity, status, standing, kind, service, team, product, measurements, incident } = row;
	const times = METRICS.flatMap((metric) => {
		const measurement = measurements[metric];
		return [
			[`${metric}_state`, measurement.state],
			[`${metric}_ms`, 'ms' in measurement ? measurement.ms : undefined],
			[`${metric}_target_ms`, measurement.target],
		];
	});
	return {
		id,
		day,
		severity,
		status,
		counts_as: standing,
		kind,
		service,
		team,
		product,
		detected_by: incident.facts.detected_by,
		...Object.fromEntries(times),
	};
}
