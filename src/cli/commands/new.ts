import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { writeFiles } from '../../adapters/files/write-files.ts';
import { readCatalogue } from '../../app/catalogue/read-catalogue.ts';
import { planDraft } from '../../app/new-incident/plan-draft.ts';
import { DETECTION_CHANNELS, type Incident, SEVERITIES } from '../../core/records/incident.ts';
import { EXIT, type GlobalOptions, nowOf, printJson, say } from '../output.ts';

interface NewOptions {
	readonly title: string;
	readonly service: string;
	readonly severity?: Incident['severity'];
	readonly kind?: string;
	readonly detectedBy?: Incident['detected_by'];
}

/** `new incident|lead-up`: drafts an incident that no alert reported, to be merged like any change. */
export function addNew(program: Command): void {
	const command = program.command('new').description('write a new record to edit and commit');
	for (const what of ['incident', 'lead-up'] as const) {
		command
			.command(what)
			.description(
				what === 'incident' ? 'draft an incident that no alert reported' : 'report what may become an incident',
			)
			.requiredOption('--title <text>', 'what is wrong, in one line')
			.requiredOption('--service <slug>', 'service where it shows, from services/')
			.option('--severity <severity>', SEVERITIES.join(', '))
			.option('--kind <kind>', 'a kind of policies/triage.yaml')
			.option('--detected-by <channel>', DETECTION_CHANNELS.join(', '))
			.action((options: NewOptions) => draft(options, what === 'lead-up', program.opts<GlobalOptions>()));
	}
}

function draft(options: NewOptions, isLeadUp: boolean, global: GlobalOptions): void {
	const template = join(global.repo, 'policies/templates/incident.md');
	const notes = existsSync(template) ? `\n${readFileSync(template, 'utf8').trimStart()}` : '';
	const catalogue = readCatalogue(workTreeFiles(global.repo));
	const plan = planDraft({ ...options, isLeadUp }, catalogue, { now: nowOf(global), notes });
	if ('problems' in plan) {
		for (const problem of plan.problems) process.stderr.write(`tocsin: ${problem}\n`);
		process.exitCode = EXIT.environment;
		return;
	}
	writeFiles(global.repo, plan.changes);
	if (global.json) printJson({ folder: plan.folder, files: plan.changes.map(({ path }) => path) });
	else {
		say(`Wrote ${plan.folder}/`);
		say('Edit it, commit it, open a pull request. It gets its number after the merge (npm run tocsin -- reconcile).');
	}
}
