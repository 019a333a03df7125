import type { Measurement } from '../../core/metrics/measurement.ts';
import { fromEpochMs } from '../../core/time/instant.ts';
import type { IncidentRow, MeasuredCatalogue } from '../metrics/measure-catalogue.ts';
import { type ExportColumn, type ExportTable, type ExportType, type ExportValue, exportTable } from './export-table.ts';

interface Measured {
	readonly row: IncidentRow;
	readonly metric: keyof IncidentRow['measurements'];
	readonly measurement: Measurement;
}

function column(name: string, type: ExportType, of: (one: Measured) => ExportValue): ExportColumn<Measured> {
	return { name, type, of };
}

const COLUMNS: readonly ExportColumn<Measured>[] = [
	column('incident', 'text', ({ row }) => row.id),
	column('metric', 'text', ({ metric }) => metric),
	column('state', 'text', ({ measurement }) => measurement.state),
	column('seconds', 'number', ({ measurement }) => ('ms' in measurement ? measurement.ms / 1000 : undefined)),
	column('target_seconds', 'number', ({ measurement: { target } }) =>
		target === undefined ? undefined : target / 1000,
	),
	column('is_within', 'boolean', ({ measurement }) => ('isWithin' in measurement ? measurement.isWithin : undefined)),
	column('why', 'text', ({ measurement }) => ('why' in measurement ? measurement.why : undefined)),
	column('standing', 'text', ({ row }) => row.standing),
	column('started', 'timestamp', ({ row: { at } }) => (at === undefined ? undefined : fromEpochMs(at))),
	column('severity', 'text', ({ row }) => row.severity),
	column('service', 'text', ({ row }) => row.service),
	column('team', 'text', ({ row }) => row.team),
	column('product', 'text', ({ row }) => row.product),
	column('kind', 'text', ({ row }) => row.kind),
];

const METRICS = ['ttd', 'tta', 'ttm', 'ttr'] as const;

/** One row an incident and duration, newest incident first; only `standing` "counted" is measured, and only `state` "recorded" has ended. */
export function measurementTable({ rows }: Pick<MeasuredCatalogue, 'rows'>): ExportTable {
	return exportTable(COLUMNS, function* () {
		for (const row of rows) for (const metric of METRICS) yield { row, metric, measurement: row.measurements[metric] };
	});
}
