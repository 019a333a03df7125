import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { writeFiles } from '../../adapters/files/write-files.ts';
import { readCatalogue } from '../../app/catalogue/read-catalogue.ts';
import { IMPORT_SOURCES, type ImportFile, type ImportSource } from '../../app/import/imported-incident.ts';
import { planImport } from '../../app/import/plan-import.ts';
import { summariseLosses } from '../../app/import/summarise-losses.ts';
import { EXIT, type GlobalOptions, printJson, say } from '../output.ts';
import { UsageError } from '../report-failure.ts';

const ENDINGS: Readonly<Record<ImportSource, string>> = {
	statuspage: '.json',
	pagerduty: '.json',
	cstate: '.md',
	markdown: '.md',
};

/** `import`: incidents of another tool as records, with every loss named. */
export function addImport(program: Command): void {
	program
		.command('import')
		.description('bring in the history of another tool; what it cannot take over is named by file and field')
		.argument('<source>', IMPORT_SOURCES.join(', '))
		.argument('<path>', 'a file, or a folder with all its files')
		.option('--dry-run', 'list them, write nothing')
		.action((source: string, path: string, options: { readonly dryRun?: boolean }) => {
			const known = IMPORT_SOURCES.find((one) => one === source);
			if (!known) throw new UsageError(`Unexpected source "${source}", expected one of ${IMPORT_SOURCES.join(', ')}`);
			importHistory(known, path, { ...options, ...program.opts<GlobalOptions>() });
		});
}

function importHistory(
	source: ImportSource,
	path: string,
	{ dryRun = false, ...global }: GlobalOptions & { readonly dryRun?: boolean },
): void {
	const files = workTreeFiles(global.repo);
	const history = readHistory(path, ENDINGS[source]);
	const plan = planImport(source, history, { catalogue: readCatalogue(files), paths: files.paths() });
	if (!dryRun) writeFiles(global.repo, plan.changes);
	if (global.json) printJson({ added: plan.added, known: plan.known, losses: plan.losses });
	else {
		if (dryRun) for (const { id, start, title } of plan.added) say(`${id}  ${start.slice(0, 10)}  ${title}`);
		const known = plan.known.length === 0 ? '' : `, ${plan.known.length} were there already`;
		say(`${dryRun ? 'Would write' : 'Wrote'} ${plan.added.length} incidents from ${history.length} files${known}`);
		for (const line of summariseLosses(plan.losses)) process.stderr.write(`tocsin: ${line}\n`);
	}
	if (plan.losses.length > 0) process.exitCode = EXIT.findings;
}

function readHistory(path: string, ending: string): readonly ImportFile[] {
	if (!existsSync(path)) throw new UsageError(`Unexpected path "${path}", expected a file or a folder that exists`);
	if (!statSync(path).isDirectory()) return [{ name: basename(path), text: readFileSync(path, 'utf8') }];
	const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));
	if (names.length === 0)
		throw new UsageError(`Unexpected folder "${path}" without ${ending} files, expected the files of an export`);
	return names.sort().map((name) => {
		const file = join(path, name);
		return { name: relative(path, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') };
	});
}
