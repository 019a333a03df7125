import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { writeFiles } from '../../adapters/files/write-files.ts';
import { listRecordCommits } from '../../adapters/git/list-record-commits.ts';
import { readCatalogue } from '../../app/catalogue/read-catalogue.ts';
import { draftHandover } from '../../app/handover/draft-handover.ts';
import { findHandedShift } from '../../app/handover/find-shift.ts';
import { listHandovers } from '../../app/handover/list-handovers.ts';
import { askedSchedules } from '../../app/oncall/who-is-on-call.ts';
import { EXIT, type GlobalOptions, nowOf, printJson, say } from '../output.ts';
import { UsageError } from '../report-failure.ts';

interface HandoverOptions {
	readonly shiftEnd?: string;
	readonly dryRun?: boolean;
}

/** `handover TEAM`: drafts the report of the shift that ends about now, and says which earlier ones are late. */
export function addHandover(program: Command): void {
	program
		.command('handover <team>')
		.description('draft the report of a shift from what changed during it')
		.option('--shift-end <instant>', 'the shift that ends nearest to this time (RFC 3339 UTC), by default to now')
		.option('--dry-run', 'print the report, write nothing')
		.action((team: string, options: HandoverOptions) => handover(team, options, program.opts<GlobalOptions>()));
}

async function handover(
	team: string,
	{ shiftEnd, dryRun = false }: HandoverOptions,
	global: GlobalOptions,
): Promise<void> {
	const now = nowOf(global);
	const around = shiftEnd ?? now;
	if (Number.isNaN(Date.parse(around))) {
		throw new UsageError(`Unexpected time "${around}", expected RFC 3339 like 2026-11-23T03:00:00Z`);
	}
	const files = workTreeFiles(global.repo);
	const catalogue = readCatalogue(files);
	const found = askedSchedules(catalogue, { team });
	if (typeof found === 'string') throw new UsageError(found);
	const named = found[0]!;
	const handed = findHandedShift(named.schedule, around);
	if (!handed) throw new UsageError(`Schedule "${named.slug}" has nobody who takes over within a year of ${around}`);
	const commits = await listRecordCommits(global.repo, { from: handed.shift.start, until: handed.shift.end });
	const draft = draftHandover({ catalogue, named, handed, commits, now });
	const late = listHandovers(catalogue.handovers, now, named.schedule.team).filter(({ state }) => state === 'overdue');
	for (const { path, facts } of late) {
		say(`Overdue: ${path}, ${facts.to} should have taken over on ${facts.shift.end}`, { json: true });
	}
	if (dryRun) return global.json ? printJson({ ...draft, overdue: late }) : void process.stdout.write(draft.text);
	if (existsSync(join(global.repo, draft.path))) {
		process.stderr.write(
			`tocsin: ${draft.path} is there already, and people may have edited it\n  help: --dry-run prints a new draft.\n`,
		);
		process.exitCode = EXIT.findings;
		return;
	}
	writeFiles(global.repo, [{ path: draft.path, content: draft.text }]);
	if (global.json) return printJson({ ...draft, overdue: late });
	say(`Wrote ${draft.path}`);
	say(`Edit it and open a pull request; the approval of ${draft.facts.to} is the handover.`);
}
