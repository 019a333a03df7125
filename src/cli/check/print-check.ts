import { appendFileSync } from 'node:fs';
import type { CheckReport } from '../../app/check/check-repository.ts';
import { RULES } from '../../core/check/rules/index.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { reportGithub } from '../../formats/reports/report-github.ts';
import { reportMarkdown, SUMMARY_BYTES } from '../../formats/reports/report-markdown.ts';
import { reportSarif } from '../../formats/reports/report-sarif.ts';
import { reportSummaryLine } from '../../formats/reports/report-summary-line.ts';
import { type ReadText, reportText } from '../../formats/reports/report-text.ts';
import { printJson, say } from '../output.ts';

export const CHECK_FORMATS = ['text', 'json', 'github', 'sarif'] as const;

/** What a check found, and what it mended before. */
export interface CheckOutcome {
	readonly report: CheckReport;
	readonly fixed: readonly Diagnostic[];
	readonly readText: ReadText;
}

/** Prints what a check found in the format that was asked for. */
export function printCheck(outcome: CheckOutcome, format: (typeof CHECK_FORMATS)[number]): void {
	const { report, fixed, readText } = outcome;
	switch (format) {
		case 'json':
			printJson({
				problems: report.problems,
				fixed,
				files: report.files,
				checked: report.checked,
				scope: report.scope,
			});
			break;
		case 'sarif':
			process.stdout.write(reportSarif(report.problems, { rules: RULES }));
			break;
		case 'github':
			process.stdout.write(reportGithub(report.problems));
			addStepSummary(report, readText);
			say(summaryOf(report));
			break;
		case 'text':
			for (const { file, start, fix } of fixed) say(`fixed ${file}:${start.line}: ${fix!.title}`);
			if (report.problems.length > 0) say(reportText(report.problems, readText));
			say(summaryOf(report));
			break;
		default:
			format satisfies never;
	}
}

function addStepSummary({ problems, scope, files }: CheckReport, readText: ReadText): void {
	const target = process.env.GITHUB_STEP_SUMMARY;
	if (!target) return;
	const text = reportMarkdown(problems, { maxBytes: SUMMARY_BYTES, readText, scope: SCOPES[scope](files) });
	appendFileSync(target, `${text}\n`);
}

const SCOPES: Readonly<Record<CheckReport['scope'], (files: number) => string>> = {
	all: (files) => `${files} files`,
	paths: () => 'these paths',
	change: () => 'what this change touches',
};

function summaryOf({ problems, files, scope }: CheckReport): string {
	const where = scope === 'all' ? '' : ` in ${SCOPES[scope](files)}`;
	return `${files} files: ${reportSummaryLine(problems)}${where}`;
}
