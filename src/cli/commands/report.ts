import { Argument, type Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { readMailSettings } from '../../adapters/mail/read-mail-settings.ts';
import { createSmtpMailer } from '../../adapters/mail/smtp-mailer.ts';
import { readCatalogue } from '../../app/catalogue/read-catalogue.ts';
import { describeReport, isFinding } from '../../app/report/describe-report.ts';
import { type SentReport, sendReport } from '../../app/report/send-report.ts';
import { type ReportWish, type WrittenReport, writeReport } from '../../app/report/write-report.ts';
import { formatDiagnostic } from '../../core/diagnostics/format-diagnostic.ts';
import { choosePeriod } from '../../core/reports/choose-period.ts';
import { REPORT_KINDS, type ReportKind } from '../../core/reports/report-period.ts';
import { normaliseInstant } from '../../core/time/instant.ts';
import { openRepository } from '../open-repository.ts';
import { EXIT, type GlobalOptions, nowOf, printJson, say } from '../output.ts';
import { UsageError } from '../report-failure.ts';

interface Options {
	readonly at?: string;
	readonly send?: boolean;
	readonly unfinished?: boolean;
	readonly remote?: string;
}

/** `report`: what a week or a month was like, as a file in `reports/` and as mail. */
export function addReport(program: Command): void {
	program
		.command('report')
		.description('write the report of the last week or month into reports/, and mail it once; docs/reports.md')
		.addArgument(new Argument('<kind>').choices(REPORT_KINDS))
		.option(
			'--at <time>',
			'a week or month by name (2026-W47, 2026-11), or when it is written: the last that was over then',
		)
		.option('--send', 'mail it to the routes of policies/notify.yaml with this event, if it was not')
		.option('--unfinished', 'the week or month that is not over, so far; it is not mailed')
		.option('--remote <name>', 'commit to this remote instead of the work tree')
		.action((kind: ReportKind, options: Options) => report(kind, options, program.opts<GlobalOptions>()));
}

async function report(kind: ReportKind, options: Options, global: GlobalOptions): Promise<void> {
	const { at, send, unfinished = false, remote } = options;
	if (send && unfinished)
		throw new UsageError(
			'Unexpected --send with --unfinished, expected one of them: a report is mailed once, when it is whole',
		);
	const now = normaliseInstant(nowOf(global));
	if (now === undefined)
		throw new UsageError(`Unexpected time "${global.now}", expected RFC 3339 like 2026-11-20T03:02:11Z`);
	const catalogue = readCatalogue(workTreeFiles(global.repo));
	const zone = catalogue.policies.site?.time_zone ?? 'UTC';
	const chosen = choosePeriod({ kind, now, zone, isUnfinished: unfinished, ...(at !== undefined && { at }) });
	if (chosen.state === 'refused') {
		process.stderr.write(`tocsin: ${chosen.problem}\n`);
		process.exitCode = EXIT.findings;
		return;
	}
	const repository = await openRepository(global, remote);
	const clock = () => normaliseInstant(nowOf(global))!;
	const outcome = send
		? await withMailer((mailer) => sendReport(catalogue, chosen, { repository, mailer, clock }))
		: await writeReport(catalogue, chosen, repository);
	finish(outcome, chosen, global);
}

async function withMailer<T>(use: (mailer: ReturnType<typeof createSmtpMailer>) => Promise<T>): Promise<T> {
	const mail = readMailSettings(process.env);
	if (mail.state === 'wrong') throw new UsageError(mail.problem);
	if (mail.state === 'absent')
		throw new UsageError('TOCSIN_SMTP_URL is missing, expected a mail server to send by, like smtp://host:587');
	const mailer = createSmtpMailer(mail.settings);
	try {
		return await use(mailer);
	} finally {
		mailer.close();
	}
}

function finish(outcome: WrittenReport | SentReport, { period, at }: ReportWish, global: GlobalOptions): void {
	const { kind, name, from, to } = period;
	if (global.json) printJson({ kind, period: name, from, to, as_of: at, ...outcome });
	else say(describeReport(outcome));
	if (outcome.state === 'unreadable')
		for (const problem of outcome.problems) process.stderr.write(`${formatDiagnostic(problem)}\n`);
	if (isFinding(outcome)) process.exitCode = EXIT.findings;
}
