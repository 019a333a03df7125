import type { Command } from 'commander';
import { drain, passTime } from '../../app/intake/intake.ts';
import { numberDrafts } from '../../app/number-drafts/number-drafts.ts';
import { formatDiagnostic } from '../../core/diagnostics/format-diagnostic.ts';
import { openRepository } from '../open-repository.ts';
import { EXIT, type GlobalOptions, nowOf, printJson, say } from '../output.ts';

/** `reconcile`: folds alerts that wait in the inbox, lets time pass, and gives drafts their numbers. */
export function addReconcile(program: Command): void {
	program
		.command('reconcile')
		.description('fold what waits, end mutes, settle incidents, and give merged drafts their numbers')
		.option('--remote <name>', 'commit to this remote instead of the work tree')
		.action(async ({ remote }: { remote?: string }) => {
			const global = program.opts<GlobalOptions>();
			const repository = await openRepository(global, remote);
			const folded = await drain(repository);
			const passed = await passTime(repository, nowOf(global));
			const { numbered, problems } = await numberDrafts(repository, nowOf(global));
			if (global.json) printJson({ folded: folded.alerts, passed: passed.incidents, numbered, problems });
			else {
				say(`${folded.alerts.length} waiting alerts folded`);
				for (const { id, change } of passed.incidents) say(`${id} ${change}: it was time`);
				for (const { draft, id } of numbered) say(`incidents/${draft} is now ${id}`);
			}
			for (const problem of problems) process.stderr.write(`${formatDiagnostic(problem)}\n`);
			if (problems.length > 0) process.exitCode = EXIT.findings;
		});
}
