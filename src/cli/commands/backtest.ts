import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { readBase } from '../../adapters/git/read-base.ts';
import { printBacktest, unaccepted } from '../../app/backtest/print-backtest.ts';
import { filesAtBase, type RuleFiles, readRules } from '../../app/backtest/read-rules.ts';
import { runBacktest } from '../../app/backtest/run-backtest.ts';
import { normaliseInstant } from '../../core/time/instant.ts';
import { reportText } from '../../formats/reports/report-text.ts';
import { EXIT, type GlobalOptions, printJson } from '../output.ts';
import { UsageError } from '../report-failure.ts';

interface BacktestOptions {
	readonly base?: string;
	readonly policies?: string;
	readonly from?: string;
	readonly to?: string;
}

/** `backtest --base REV | --policies DIR`: what a change of rules would have done to every alert of the archive. */
export function addBacktest(program: Command): void {
	program
		.command('backtest')
		.description('replay the alert archive through changed rules: pages saved, incidents missed; Markdown')
		.option('--base <revision>', 'compare the work tree with this commit, like origin/main')
		.option('--policies <dir>', 'compare the work tree with the triage.yaml of this folder')
		.option('--from <instant>', 'only alerts received from then on (RFC 3339)')
		.option('--to <instant>', 'only alerts received before then')
		.action((options: BacktestOptions) => backtest(options, program.opts<GlobalOptions>()));
}

async function backtest({ base, policies, from, to }: BacktestOptions, global: GlobalOptions): Promise<void> {
	if ((base === undefined) === (policies === undefined)) {
		throw new UsageError('Expected --base with a commit to compare with, or --policies with a folder; one of the two');
	}
	const files = workTreeFiles(global.repo);
	const sides: readonly [RuleFiles, RuleFiles] =
		base === undefined
			? [files, withPolicies(files, policies!)]
			: [filesAtBase(files, await readBase(global.repo, base)), files];
	const [before, after] = sides.map(readRules) as [ReturnType<typeof readRules>, ReturnType<typeof readRules>];
	if (!before.ok || !after.ok) {
		const [broken, problems] = before.ok ? [1, after.ok ? [] : after.problems] : [0, before.problems];
		process.stderr.write(reportText(problems, (path) => sides[broken]!.read(path)));
		process.exitCode = EXIT.findings;
		return;
	}
	const period = { ...instantOf('from', from), ...instantOf('to', to) };
	const { backtest: found, problems } = runBacktest(files, { before: before.value, after: after.value, ...period });
	if (global.json) printJson({ ...found, problems });
	else process.stdout.write(printBacktest(found));
	const leftOut = new Set(problems.map(({ file, start }) => `${file}:${start.line}`)).size;
	if (leftOut > 0) process.stderr.write(`tocsin: left out as unreadable: ${leftOut}; see: tocsin check\n`);
	if (unaccepted(found).length > 0) process.exitCode = EXIT.findings;
}

function withPolicies(files: RuleFiles, folder: string): RuleFiles {
	const path = join(folder, 'triage.yaml');
	if (!existsSync(path)) throw new UsageError(`Unexpected folder "${folder}", expected one with a triage.yaml`);
	const read = (asked: string) => (asked === 'policies/triage.yaml' ? readFileSync(path, 'utf8') : files.read(asked));
	return { paths: () => [...new Set([...files.paths(), 'policies/triage.yaml'])], read };
}

function instantOf(option: 'from' | 'to', text: string | undefined): { readonly [key in 'from' | 'to']?: string } {
	if (text === undefined) return {};
	const instant = normaliseInstant(text);
	if (instant === undefined) {
		throw new UsageError(`Unexpected time "${text}" for --${option}, expected RFC 3339 like 2026-11-20T03:02:11Z`);
	}
	return { [option]: instant };
}
