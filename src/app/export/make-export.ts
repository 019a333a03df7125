import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { RecordFiles } from '../../ports/record-files.ts';
import { readArchive } from '../backtest/read-archive.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import { measureCatalogue } from '../metrics/measure-catalogue.ts';
import { alertTable } from './alert-table.ts';
import type { ExportTable } from './export-table.ts';
import { incidentTable } from './incident-table.ts';
import { measurementTable } from './measurement-table.ts';
import { onCallTable } from './on-call-table.ts';

/** What can be exported. */
export const EXPORTS = ['incidents', 'alerts', 'measurements', 'oncall'] as const;

export type ExportName = (typeof EXPORTS)[number];

/** A table of the records as of `now` (RFC 3339). A record that cannot be read is told of and left out. */
export function makeExport(
	name: ExportName,
	files: RecordFiles,
	{ now, tell }: { readonly now: string; readonly tell: (problem: Diagnostic) => void },
): ExportTable {
	// A million alerts are not held in memory, so the archive is read as it is written.
	if (name === 'alerts') return alertTable(() => readArchive(files, tell));
	const catalogue = readCatalogue(withoutAlerts(files));
	for (const problem of catalogue.problems) tell(problem);
	switch (name) {
		case 'incidents':
			return incidentTable(catalogue);
		case 'measurements':
			return measurementTable(measureCatalogue(catalogue, now));
		case 'oncall':
			return onCallTable(catalogue, now);
		default:
			return name satisfies never;
	}
}

function withoutAlerts(files: RecordFiles): RecordFiles {
	return { ...files, paths: () => files.paths().filter((path) => !path.startsWith('alerts/')) };
}
