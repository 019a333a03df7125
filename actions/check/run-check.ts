import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Core from '@actions/core';
import { checkedFiles } from '../../src/adapters/files/checked-files.ts';
import { loadCustomRules } from '../../src/adapters/files/custom-rules.ts';
import { readBase } from '../../src/adapters/git/read-base.ts';
import { type CheckReport, checkRepository } from '../../src/app/check/check-repository.ts';
import { compareChange } from '../../src/app/oncall/compare-change.ts';
import { reportChange } from '../../src/app/oncall/report-change.ts';
import { RULES } from '../../src/core/check/rules/index.ts';
import { printReportFile } from '../../src/formats/reports/report-file.ts';
import { reportGithub } from '../../src/formats/reports/report-github.ts';
import { COMMENT_BYTES, reportMarkdown, SUMMARY_BYTES } from '../../src/formats/reports/report-markdown.ts';
import { reportSummaryLine } from '../../src/formats/reports/report-summary-line.ts';

export interface RunCheckOptions {
	/** Work tree of the change. */
	readonly folder: string;
	/** Where the report goes. */
	readonly temp: string;
	/** Revision before the change; empty to name the problems of all files. */
	readonly base: string;
	readonly now: string;
}

/** Checks, annotates, writes the summary, the report and the outputs; fails the step where there are errors. */
export async function runCheck(
	core: Pick<typeof Core, 'info' | 'setOutput' | 'setFailed' | 'summary'>,
	{ folder, temp, base, now }: RunCheckOptions,
): Promise<void> {
	const files = checkedFiles(folder);
	const before = base === '' ? undefined : await readBase(folder, base);
	const report = await checkRepository({
		files,
		rules: [...RULES, ...(await loadCustomRules(folder)).rules],
		now,
		...(before && { base: before }),
	});
	const { problems } = report;
	if (report.files === 0) {
		core.setFailed(`No records in ${folder}, expected folders like incidents/ and policies/. Check out first.`);
		return;
	}
	process.stdout.write(reportGithub(problems));
	const shifts = before && compareChange(files, before, now);
	const section = reportChange(shifts);
	const options = { readText: files.read, scope: scopeOf(report), section };
	await core.summary.addRaw(reportMarkdown(problems, { ...options, maxBytes: SUMMARY_BYTES }), true).write();
	const target = join(temp, 'tocsin-check.md');
	const text = reportMarkdown(problems, { ...options, maxBytes: COMMENT_BYTES });
	// Nobody is to hear that all is well, unless the change lets somebody be on call at another time.
	const isQuiet = problems.length === 0 && (shifts?.diffs.length ?? 0) === 0;
	writeFileSync(target, printReportFile({ name: 'check', isQuiet, text }));
	const errors = problems.filter(({ severity }) => severity === 'error').length;
	core.setOutput('errors', errors);
	core.setOutput('warnings', problems.filter(({ severity }) => severity === 'warning').length);
	core.setOutput('report', target);
	core.info(`Check: ${reportSummaryLine(problems)} in ${scopeOf(report)}`);
	// Not setFailed: its message would be an annotation more, and GitHub shows ten of a step.
	if (errors > 0) process.exitCode = 1;
}

function scopeOf({ scope, files }: CheckReport): string {
	return scope === 'change' ? 'what this change touches' : `${files} files`;
}
