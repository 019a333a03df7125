#!/usr/bin/env node
import { Command } from 'commander';
import { addBacktest } from './commands/backtest.ts';
import { addChangeCommands } from './commands/change-commands.ts';
import { addCheck } from './commands/check.ts';
import { addCodeowners } from './commands/codeowners.ts';
import { addDoctor } from './commands/doctor.ts';
import { addDrill } from './commands/drill.ts';
import { addExplain } from './commands/explain.ts';
import { addExport } from './commands/export.ts';
import { addForms } from './commands/forms.ts';
import { addGate } from './commands/gate.ts';
import { addHandover } from './commands/handover.ts';
import { addImport } from './commands/import.ts';
import { addInit } from './commands/init.ts';
import { addIntake } from './commands/intake.ts';
import { addMetrics } from './commands/metrics.ts';
import { addNew } from './commands/new.ts';
import { addNoise } from './commands/noise.ts';
import { addOncall } from './commands/oncall.ts';
import { addReconcile } from './commands/reconcile.ts';
import { addRelay } from './commands/relay.ts';
import { addReport } from './commands/report.ts';
import { addRetrospective } from './commands/retrospective.ts';
import { addSample } from './commands/sample.ts';
import { addStart } from './commands/start.ts';
import { addUpgrade } from './commands/upgrade.ts';
import { EXIT } from './output.ts';
import { reportFailure } from './report-failure.ts';

// A reader that has seen enough, like `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
	process.exit();
});

const program = new Command('tocsin')
	.description("A company's incidents in a Git repository.")
	.option('--repo <dir>', 'repository to work on', process.cwd())
	.option('--now <instant>', 'act as if it were this time (RFC 3339)')
	.option('--json', 'print one JSON document on stdout and nothing else there')
	.configureHelp({ sortSubcommands: true })
	.exitOverride((error) => {
		process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.environment);
	});

for (const add of [
	addStart,
	addRelay,
	addSample,
	addIntake,
	addReconcile,
	addCheck,
	addExplain,
	addChangeCommands,
	addOncall,
	addHandover,
	addMetrics,
	addBacktest,
	addNoise,
	addGate,
	addExport,
	addDrill,
	addImport,
	addCodeowners,
	addForms,
	addReport,
	addRetrospective,
	addNew,
	addInit,
	addDoctor,
	addUpgrade,
])
	add(program);

try {
	await program.parseAsync();
} catch (error) {
	process.exitCode = reportFailure(error);
}
