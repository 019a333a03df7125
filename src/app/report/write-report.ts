import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { ReportPeriod } from '../../core/reports/report-period.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import type { IncidentRepository } from '../../ports/repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { deriveReport } from './derive-report.ts';
import { printReport } from './print-report.ts';
import { readReport, reportPath } from './read-report.ts';

/** Which report, as of when (RFC 3339 UTC). */
export interface ReportWish {
	readonly period: ReportPeriod;
	readonly at: string;
	/** A report that was written after the end of its period stays as it is. */
	readonly isKept?: boolean;
}

/** What became of the file of a report. `mailed`: it is left as it was mailed. */
export type WrittenReport =
	| { readonly state: 'written' | 'unchanged' | 'mailed'; readonly file: string }
	| { readonly state: 'unreadable'; readonly file: string; readonly problems: readonly Diagnostic[] };

/** Writes a report into `reports/` and commits it; nothing changes where it says the same, or where its mail was begun. */
export async function writeReport(
	catalogue: Catalogue,
	{ period, at, isKept = false }: ReportWish,
	repository: Pick<IncidentRepository, 'commit'>,
): Promise<WrittenReport> {
	const file = reportPath(period);
	const content = printReport(deriveReport(catalogue, period, at), period, { as_of: at });
	const { result } = await repository.commit<WrittenReport>(async (snapshot) => {
		const known = await readReport(snapshot, period);
		const leave = (left: WrittenReport) => ({ changes: [], message: '', result: left });
		if (known.state === 'unreadable') return leave({ ...known, file });
		if (known.state === 'read' && (known.facts.sent ?? known.facts.mail)) return leave({ state: 'mailed', file });
		const isWhole = known.state === 'read' && toEpochMs(known.facts.as_of) >= period.window.end;
		if (isKept && isWhole) return leave({ state: 'unchanged', file });
		if (known.state === 'read' && known.text === content) return leave({ state: 'unchanged', file });
		return {
			changes: [{ path: file, content }],
			message: `Report ${period.name}\n`,
			result: { state: 'written', file },
		};
	});
	return result;
}
