import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { writeFiles } from '../../adapters/files/write-files.ts';
import { composeTemplates, TEMPLATES } from '../../app/forms/compose-templates.ts';
import { isFormRecord, readFormRecords } from '../../app/forms/read-form-records.ts';
import { FORM_IDS } from '../../core/records/policies/forms.ts';
import type { FileChange } from '../../ports/repository.ts';
import { EXIT, type GlobalOptions, nowOf, printJson, say } from '../output.ts';

/** `forms`: makes GitHub's issue forms, whose choices are what the records have; `--check` only says whether they are true. */
export function addForms(program: Command): void {
	program
		.command('forms')
		.description('make the issue forms in .github/ISSUE_TEMPLATE from services, teams, schedules and policies')
		.option('--write', 'write the files; by default those that would change are named')
		.option('--check', 'exit 1 where a file is not as it would be made')
		.action((options: { readonly write?: boolean; readonly check?: boolean }) => {
			const global = program.opts<GlobalOptions>();
			const changes = staleForms(global);
			if (options.write) writeFiles(global.repo, changes);
			if (global.json) printJson({ changes: changes.map(({ path }) => path), isWritten: options.write === true });
			else sayChanges(changes, options.write === true);
			if (options.check && changes.length > 0) process.exitCode = EXIT.findings;
		});
}

/** The issue forms that are not as the records say, each as it should be. */
export function staleForms(global: GlobalOptions): readonly FileChange[] {
	const files = workTreeFiles(global.repo);
	const texts = new Map(
		files
			.paths()
			.filter(isFormRecord)
			.map((path) => [path, files.read(path)] as const),
	);
	const wanted = composeTemplates(readFormRecords(texts, nowOf(global)).records);
	const places = FORM_IDS.map((id) => `${TEMPLATES}/${id}.yml`);
	return places.flatMap((path) => {
		const file = join(global.repo, path);
		const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
		const made = wanted.get(path);
		return text === made ? [] : [{ path, content: made ?? null }];
	});
}

function sayChanges(changes: readonly FileChange[], isWritten: boolean): void {
	for (const { path } of changes) say(isWritten ? `Wrote ${path}` : `${path} is not as the records say`);
	if (changes.length === 0) say('The issue forms are as the records say.');
	else if (!isWritten) say('Run: npm run tocsin -- forms --write');
}
