import type { AlertLine } from '../../core/records/alert-line.ts';
import { type ExportColumn, type ExportTable, type ExportType, type ExportValue, exportTable } from './export-table.ts';

function column(name: string, type: ExportType, of: (line: AlertLine) => ExportValue): ExportColumn<AlertLine> {
	return { name, type, of };
}

const COLUMNS: readonly ExportColumn<AlertLine>[] = [
	column('received', 'timestamp', ({ received }) => received),
	column('at', 'timestamp', ({ at }) => at),
	column('source', 'text', ({ source }) => source),
	column('fingerprint', 'text', ({ fingerprint }) => fingerprint),
	column('state', 'text', ({ state }) => state),
	column('name', 'text', ({ name }) => name),
	column('title', 'text', ({ title }) => title),
	column('service', 'text', ({ service }) => service),
	column('kind', 'text', ({ kind }) => kind),
	column('severity', 'text', ({ severity }) => severity),
	column('source_severity', 'text', ({ source_severity }) => source_severity),
	column('decision', 'text', ({ decision }) => decision),
	column('reason', 'text', ({ reason }) => reason),
	column('rule', 'text', ({ rule }) => rule),
	column('incident', 'text', ({ incident }) => incident),
	column('labels', 'json', ({ labels }) => labels),
	column('change_kind', 'text', ({ change }) => change?.kind),
	column('change_name', 'text', ({ change }) => change?.name),
	column('change_exposure_percent', 'number', ({ change }) => change?.exposure_percent),
	column('event', 'text', ({ event }) => event),
	column('delivery', 'text', ({ delivery }) => delivery),
	column('url', 'text', ({ url }) => url),
];

/** One row a line of the archive, in the order in which they were received. */
export function alertTable(lines: () => Iterable<AlertLine>): ExportTable {
	return exportTable(COLUMNS, lines);
}
