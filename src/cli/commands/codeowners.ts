import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { writeFiles } from '../../adapters/files/write-files.ts';
import { readCatalogue } from '../../app/catalogue/read-catalogue.ts';
import { CODEOWNERS_PATH, composeCodeowners } from '../../app/review/compose-codeowners.ts';
import { EXIT, type GlobalOptions, nowOf, printJson, say } from '../output.ts';

/** `codeowners`: makes GitHub's CODEOWNERS from the catalogue; `--check` only says whether it is still true. */
export function addCodeowners(program: Command): void {
	program
		.command('codeowners')
		.description('make .github/CODEOWNERS from services, runbooks, schedules and teams')
		.option('--write', 'write the file; by default it is printed')
		.option('--check', 'exit 1 where the file is not as it would be made')
		.action((options: { readonly write?: boolean; readonly check?: boolean }) => {
			const global = program.opts<GlobalOptions>();
			const made = makeCodeowners(global);
			if (options.check) sayFresh(made.isFresh, global);
			else if (options.write) write(made, global);
			else if (global.json) printJson({ path: CODEOWNERS_PATH, ...made });
			else process.stdout.write(made.content);
		});
}

/** CODEOWNERS as the catalogue in a work tree says, and whether the file there is so. */
export function makeCodeowners(global: GlobalOptions): Made {
	const path = join(global.repo, CODEOWNERS_PATH);
	const existing = existsSync(path) ? readFileSync(path, 'utf8') : '';
	const catalogue = readCatalogue(workTreeFiles(global.repo));
	const content = composeCodeowners(catalogue, { existing, today: nowOf(global).slice(0, 10) });
	return { isFresh: content === existing, content };
}

function sayFresh(isFresh: boolean, global: GlobalOptions): void {
	if (global.json) printJson({ path: CODEOWNERS_PATH, isFresh });
	else if (isFresh) say(`${CODEOWNERS_PATH} is as the catalogue says.`);
	else say(`${CODEOWNERS_PATH} is not as the catalogue says. Run: npm run tocsin -- codeowners --write`);
	if (!isFresh) process.exitCode = EXIT.findings;
}

interface Made {
	readonly content: string;
	readonly isFresh: boolean;
}

function write({ content, isFresh }: Made, global: GlobalOptions): void {
	if (!isFresh) writeFiles(global.repo, [{ path: CODEOWNERS_PATH, content }]);
	if (global.json) printJson({ path: CODEOWNERS_PATH, isWritten: !isFresh });
	else say(isFresh ? `${CODEOWNERS_PATH} is as the catalogue says.` : `Wrote ${CODEOWNERS_PATH}`);
}
