import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { type RuleFiles, readRules } from '../../app/backtest/read-rules.ts';
import { applyRuleChange } from '../../app/noise/apply-rule-change.ts';
import { deriveNoise } from '../../app/noise/derive-noise.ts';
import type { NoiseReport } from '../../app/noise/noise-report.ts';
import { printNoise } from '../../app/noise/print-noise.ts';
import { normaliseInstant } from '../../core/time/instant.ts';
import { reportText } from '../../formats/reports/report-text.ts';
import { EXIT, type GlobalOptions, nowOf, printJson, say } from '../output.ts';
import { UsageError } from '../report-failure.ts';

interface NoiseOptions {
	readonly from?: string;
	readonly to?: string;
	readonly write?: string;
}

/** `noise`: what each alert rule was worth, and changes of rules that the archive speaks for, each tried by a backtest. */
export function addNoise(program: Command): void {
	program
		.command('noise')
		.description('which alerts are noise, and patches that the archive speaks for; docs/noise.md; Markdown')
		.option('--from <instant>', 'only alerts received from then on (RFC 3339)')
		.option('--to <instant>', 'only alerts received before then')
		.option('--write <id>', 'make this suggested change in the work tree')
		.action((options: NoiseOptions) => noise(options, program.opts<GlobalOptions>()));
}

function noise({ from, to, write }: NoiseOptions, global: GlobalOptions): void {
	const now = instantOf('now', nowOf(global));
	const period = { ...(from && { from: instantOf('from', from) }), ...(to && { to: instantOf('to', to) }) };
	const files = workTreeFiles(global.repo);
	const rules = readRules(files);
	if (!rules.ok) {
		process.stderr.write(reportText(rules.problems, (path) => files.read(path)));
		process.exitCode = EXIT.findings;
		return;
	}
	const { report, problems } = deriveNoise(files, { rules: rules.value, period, now });
	const leftOut = new Set(problems.map(({ file, start }) => `${file}:${start.line}`)).size;
	if (leftOut > 0) process.stderr.write(`tocsin: left out as unreadable: ${leftOut}; see: tocsin check\n`);
	if (write !== undefined) take(write, report, { files, global });
	else if (global.json) printJson({ ...report, problems });
	else process.stdout.write(printNoise(report));
}

/** Makes one change in the work tree; what would miss a real incident is for people to write themselves. */
function take(
	id: string,
	{ suggestions, refused }: NoiseReport,
	{ files, global }: { readonly files: RuleFiles; readonly global: GlobalOptions },
): void {
	const missing = refused.find((one) => one.id === id);
	if (missing) {
		process.stderr.write(`tocsin: ${id} would miss ${missing.trial.missed.join(', ')} and is not made\n`);
		process.exitCode = EXIT.findings;
		return;
	}
	const found = suggestions.find((one) => one.id === id);
	if (!found) {
		const ids = suggestions.map((one) => one.id).join(', ');
		const known = ids === '' ? 'none: nothing is suggested from this archive' : `one of ${ids}`;
		throw new UsageError(`Unexpected suggestion "${id}", expected ${known}`);
	}
	const { file } = found.change;
	writeFileSync(join(global.repo, file), applyRuleChange(files.read(file), found.change));
	if (global.json) printJson({ written: file, suggestion: found });
	else say(`${file}: ${found.title}\nNext: tocsin check, then a pull request; its backtest says the same.`);
}

function instantOf(option: string, text: string): string {
	const instant = normaliseInstant(text);
	if (instant !== undefined) return instant;
	throw new UsageError(`Unexpected time "${text}" for --${option}, expected RFC 3339 like 2026-11-20T03:02:11Z`);
}
