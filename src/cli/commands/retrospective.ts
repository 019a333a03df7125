import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { readCatalogue } from '../../app/catalogue/read-catalogue.ts';
import { deriveAgenda } from '../../app/retrospective/derive-agenda.ts';
import { printAgenda } from '../../app/retrospective/print-agenda.ts';
import { normaliseInstant } from '../../core/time/instant.ts';
import { type GlobalOptions, nowOf, printJson, say } from '../output.ts';
import { UsageError } from '../report-failure.ts';

/** `retrospective`: the agenda of the regular meeting, as Markdown on stdout or in a file. */
export function addRetrospective(program: Command): void {
	program
		.command('retrospective')
		.description('make the agenda of a retrospective: unread postmortems, overdue actions, what came back and why')
		.option('--at <instant>', 'when it is held (a day or RFC 3339), by default now')
		.option('--out <file>', 'write it there; by default it is printed')
		.action((options: { readonly at?: string; readonly out?: string }) => {
			const global = program.opts<GlobalOptions>();
			const at = readAt(options.at ?? nowOf(global));
			const catalogue = readCatalogue(workTreeFiles(global.repo));
			const agenda = deriveAgenda(catalogue, at);
			const markdown = printAgenda(agenda, catalogue.policies.site);
			if (options.out !== undefined) {
				const path = resolve(global.repo, options.out);
				mkdirSync(dirname(path), { recursive: true });
				writeFileSync(path, markdown);
			}
			if (global.json) printJson({ day: agenda.day, ...(options.out && { file: options.out }), markdown });
			else if (options.out === undefined) process.stdout.write(markdown);
			else say(`Wrote ${options.out}`);
		});
}

/** A day stays a day: in which time zone it begins is for the agenda to know. */
function readAt(text: string): string {
	const at = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : normaliseInstant(text);
	if (at !== undefined) return at;
	throw new UsageError(`Unexpected time "${text}", expected a day like 2026-11-20 or a time like 2026-11-20T09:00:00Z`);
}
