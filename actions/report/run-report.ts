import type * as Core from '@actions/core';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { describeReport, isFinding } from '../../src/app/report/describe-report.ts';
import { type DueReport, sendDueReports } from '../../src/app/report/due-reports.ts';
import { REPORT_KINDS } from '../../src/core/reports/report-period.ts';
import type { Mailer } from '../../src/ports/mailer.ts';
import type { IncidentRepository } from '../../src/ports/repository.ts';

export interface RunReportOptions {
	/** Work tree with the records. */
	readonly folder: string;
	/** RFC 3339 UTC. */
	readonly clock: () => string;
	/** Inputs, as they were typed. */
	readonly kind: string;
	readonly catchUpDays: string;
	/** Absent where no mail server is set up, or wrongly. */
	readonly mailer?: Mailer;
	readonly mailProblem?: string;
}

/** Sends what is due, and says in outputs and summary what became of it. */
export async function runReport(
	core: Pick<typeof Core, 'info' | 'warning' | 'setOutput' | 'setFailed' | 'summary'>,
	repository: IncidentRepository,
	{ folder, clock, kind, catchUpDays, mailer, mailProblem }: RunReportOptions,
): Promise<void> {
	const wanted = REPORT_KINDS.find((one) => one === kind);
	if (kind !== 'due' && wanted === undefined)
		return core.setFailed(`Unexpected kind "${kind}", expected one of due, ${REPORT_KINDS.join(', ')}`);
	const days = Number(catchUpDays);
	if (!(days >= 0)) return core.setFailed(`Unexpected catch-up-days "${catchUpDays}", expected a number like 4`);
	const files = workTreeFiles(folder);
	if (files.paths().length === 0)
		return core.setFailed(`No records in ${folder}, expected folders like incidents/ and policies/. Check out first.`);
	if (mailProblem === undefined && !mailer)
		core.warning('TOCSIN_SMTP_URL is not set, so reports are written and not mailed');
	const reports = await sendDueReports(readCatalogue(files), {
		repository,
		clock,
		catchUpDays: days,
		...(wanted && { kind: wanted }),
		...(mailer && { mailer }),
	});
	for (const { period, outcome } of reports) core.setOutput(period.kind, outcome.state);
	core.setOutput('changed', reports.some(isCommitted));
	const lines = reports.map(lineOf);
	for (const line of lines) core.info(line);
	const problems = reports.filter(({ outcome }) => outcome.state !== 'too-late' && isFinding(outcome)).map(lineOf);
	if (mailProblem !== undefined) problems.push(`No mail is sent: ${mailProblem}`);
	if (problems.length > 0) core.setFailed(problems.join('; '));
	if (!process.env.GITHUB_STEP_SUMMARY) return;
	await core.summary.addRaw(lines.map((line) => `- ${line}`).join('\n'), true).write();
}

function lineOf({ period, outcome }: DueReport): string {
	if (outcome.state === 'too-late') return `${period.name} is over for too long to be reported now`;
	return describeReport(outcome);
}

function isCommitted({ outcome }: DueReport): boolean {
	return ['written', 'sent', 'failed', 'given-up'].includes(outcome.state);
}
