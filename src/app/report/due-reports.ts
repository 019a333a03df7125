import { periodOver, REPORT_KINDS, type ReportKind, type ReportPeriod } from '../../core/reports/report-period.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import type { Mailer } from '../../ports/mailer.ts';
import type { IncidentRepository } from '../../ports/repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type SentReport, sendReport } from './send-report.ts';
import { type WrittenReport, writeReport } from './write-report.ts';

const DAY = 86_400_000;

export interface DueReportsOptions {
	readonly repository: Pick<IncidentRepository, 'commit'>;
	/** Without one reports are written and not mailed. */
	readonly mailer?: Mailer;
	/** RFC 3339 UTC. */
	readonly clock: () => string;
	/** Only this one, however long ago its period ended; absent: each that is due. */
	readonly kind?: ReportKind;
	/** A report that nobody sent for so many days after its period is not sent any more. */
	readonly catchUpDays: number;
}

/** One report of a run. */
export interface DueReport {
	readonly period: ReportPeriod;
	readonly outcome: WrittenReport | SentReport | { readonly state: 'too-late'; readonly file?: undefined };
}

/**
 * Writes and mails the reports of the last week and month, each once: run by a timer, any number of times, it makes good
 * what an earlier run missed. The one that fails does not hold up the other.
 */
export async function sendDueReports(catalogue: Catalogue, options: DueReportsOptions): Promise<readonly DueReport[]> {
	const { repository, mailer, clock, kind, catchUpDays } = options;
	const reports: DueReport[] = [];
	for (const one of kind === undefined ? REPORT_KINDS : [kind]) {
		const at = clock();
		const period = periodOver(one, at, catalogue.policies.site?.time_zone ?? 'UTC');
		const isTooLate = kind === undefined && toEpochMs(at) - period.window.end > catchUpDays * DAY;
		const outcome = isTooLate
			? ({ state: 'too-late' } as const)
			: mailer
				? await sendReport(catalogue, { period, at }, { repository, mailer, clock })
				: await writeReport(catalogue, { period, at, isKept: true }, repository);
		reports.push({ period, outcome });
	}
	return reports;
}
