import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Core from '@actions/core';
import { checkedFiles } from '../../src/adapters/files/checked-files.ts';
import { readBase } from '../../src/adapters/git/read-base.ts';
import { type CheckReport, checkRepository } from '../../src/app/check/check-repository.ts';
import { RULES } from '../../src/core/check/rules/index.ts';
import { reportGithub } from '../../src/formats/reports/report-github.ts';
import { reportComment, reportMarkdown, SUMMARY_BYTES } from '../../src/formats/reports/report-markdown.ts';
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
	const report = await checkRepository({
		files,
		rules: RULES,
		now,
		...(base !== '' && { base: await readBase(folder, base) }),
	});
	const { problems } = report;
	if (report.files === 0) {
		core.setFailed(`No records in ${folder}, expected folders like incidents/ and policies/. Check out first.`);
		return;
	}
	process.stdout.write(reportGithub(problems));
	const options = { readText: files.read, scope: scopeOf(report) };
	await core.summary.addRaw(reportMarkdown(problems, { ...options, maxBytes: SUMMARY_BYTES }), true).write();
	const target = join(temp, 'tocsin-check.md');
	writeFileSync(target, reportComment(problems, options));
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
