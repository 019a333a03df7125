import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { readCatalogue } from '../../app/catalogue/read-catalogue.ts';
import { formatDiagnostic } from '../../core/diagnostics/format-diagnostic.ts';
import { EXIT, type GlobalOptions, printJson, say } from '../output.ts';
import { UsageError } from '../report-failure.ts';

/** `check`: reads every record and prints all problems at `file:line:col`. */
export function addCheck(program: Command): void {
	program
		.command('check')
		.description('read every record and name all problems')
		.action(() => {
			const options = program.opts<GlobalOptions>();
			const files = workTreeFiles(options.repo);
			if (files.paths().length === 0) {
				throw new UsageError(
					`No records in ${options.repo}, expected folders like incidents/ and policies/. Use --repo DIR.`,
				);
			}
			const { problems, incidents } = readCatalogue(files);
			if (options.json) printJson({ problems });
			else for (const problem of problems) say(formatDiagnostic(problem));
			const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
			say(
				`${files.paths().length} files, ${incidents.length} incidents: ${problems.length === 0 ? 'no problems' : count}`,
				options,
			);
			if (problems.length > 0) process.exitCode = EXIT.findings;
		});
}
