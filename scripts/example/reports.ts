import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { deriveReport } from '../../src/app/report/derive-report.ts';
import { printReport } from '../../src/app/report/print-report.ts';
import { reportKey, reportPath } from '../../src/app/report/read-report.ts';
import type { EffectEntry } from '../../src/core/records/effects.ts';
import { periodNamed } from '../../src/core/reports/report-period.ts';
import { reportRecipients } from '../../src/core/reports/report-recipients.ts';

/** What the example has reports of, and when they were mailed: 08:23 in Jakarta, when the timer runs. */
const REPORTED = [
	{ name: '2026-10', at: '2026-11-01T01:23:40Z' },
	{ name: '2026-W46', at: '2026-11-16T01:23:35Z' },
] as const;

/** The reports in `reports/`, derived from the incidents and alerts among the generated files as the report command does. */
export function writeReports(authored: Catalogue, generated: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
	const { incidents, alerts, unlinked } = readCatalogue({
		paths: () => [...generated.keys()],
		read: (path) => generated.get(path)!,
		version: (path) => path,
	});
	const catalogue = { ...authored, incidents, alerts, unlinked };
	const { policies, teams } = authored;
	return new Map(
		REPORTED.map(({ name, at }) => {
			const period = periodNamed(name, policies.site?.time_zone ?? 'UTC')!;
			const { to } = reportRecipients(period.kind, { notify: policies.notify, teams });
			const mail: EffectEntry = { key: reportKey(period), state: 'done', at, sent: [...to] };
			return [
				reportPath(period),
				printReport(deriveReport(catalogue, period, at), period, { as_of: at, sent: at, mail }),
			];
		}),
	);
}
