import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Core from '@actions/core';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { readBase } from '../../src/adapters/git/read-base.ts';
import { printBacktest, unaccepted } from '../../src/app/backtest/print-backtest.ts';
import { filesAtBase, readRules } from '../../src/app/backtest/read-rules.ts';
import { runBacktest } from '../../src/app/backtest/run-backtest.ts';
import { printReportFile } from '../../src/formats/reports/report-file.ts';
import { reportGithub } from '../../src/formats/reports/report-github.ts';

export interface BacktestActionOptions {
	/** Work tree of the change. */
	readonly folder: string;
	/** Where the report goes. */
	readonly temp: string;
	/** Revision with the rules before. */
	readonly base: string;
}

/** Compares the rules of a change with those before it; writes the summary, the report and the outputs. */
export async function runBacktestAction(
	core: Pick<typeof Core, 'info' | 'setOutput' | 'setFailed' | 'summary'>,
	{ folder, temp, base }: BacktestActionOptions,
): Promise<void> {
	const files = workTreeFiles(folder);
	const before = readRules(filesAtBase(files, await readBase(folder, base)));
	const after = readRules(files);
	if (!after.ok) {
		process.stdout.write(reportGithub(after.problems));
		core.setFailed('The changed rules cannot be read, so they cannot be judged.');
		return;
	}
	if (!before.ok) {
		core.setFailed(`The rules at ${base} cannot be read: ${before.problems[0]?.message ?? ''}`);
		return;
	}
	const { backtest, problems } = runBacktest(files, { before: before.value, after: after.value });
	const text = printBacktest(backtest);
	const target = join(temp, 'tocsin-backtest.md');
	writeFileSync(target, printReportFile({ name: 'backtest', isQuiet: false, text }));
	await core.summary.addRaw(text, true).write();
	const missed = unaccepted(backtest).length;
	core.setOutput('missed', missed);
	core.setOutput('report', target);
	if (problems.length > 0) core.info(`${problems.length} problems in records that were left out; check names them.`);
	core.info(text.slice(0, text.indexOf('\n')));
	if (missed > 0) core.setFailed(`${missed} real incidents would be missed; the report names them.`);
}
