import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { writeFiles } from '../../adapters/files/write-files.ts';
import { readBase } from '../../adapters/git/read-base.ts';
import type { Catalogue } from '../../app/catalogue/catalogue.ts';
import { readCatalogue } from '../../app/catalogue/read-catalogue.ts';
import { calendarOf, calendarShifts } from '../../app/oncall/calendar-of.ts';
import { diffSchedules } from '../../app/oncall/diff-schedules.ts';
import { planImport } from '../../app/oncall/import-overrides.ts';
import { printAnswers } from '../../app/oncall/print-answers.ts';
import { printDiff } from '../../app/oncall/print-diff.ts';
import { printScore } from '../../app/oncall/print-score.ts';
import { schedulesAtBase } from '../../app/oncall/schedules-at-base.ts';
import { scoreTeam } from '../../app/oncall/score-team.ts';
import { askedSchedules, whoIsOnCall } from '../../app/oncall/who-is-on-call.ts';
import type { NamedSchedule } from '../../core/oncall/find-schedules.ts';
import { fromEpochMs } from '../../core/time/instant.ts';
import { EXIT, type GlobalOptions, nowOf, printJson, say } from '../output.ts';
import { UsageError } from '../report-failure.ts';

/** `oncall [TEAM|--service S]` and its sub-commands: who is on call, calendars, the score, what a change does, import. */
export function addOncall(program: Command): void {
	const command = program.command('oncall').description('who is on call, why, until when, and who is next');
	const global = () => program.opts<GlobalOptions>();
	command
		.argument('[team]', 'a team of teams/ or a schedule of schedules/; all without it')
		.option('--service <slug>', 'whoever answers for this service')
		.option('--at <instant>', 'at this time (RFC 3339 UTC) instead of now')
		.action((team: string | undefined, options: AskOptions) => ask(team, options, global()));
	command
		.command('calendar <of>')
		.description('shifts of a team or of a person (@handle), four weeks back and half a year ahead')
		.option('--ics', 'as an iCalendar file')
		.action((of: string, options: { readonly ics?: boolean }) => calendar(of, options, global()));
	command
		.command('score <team>')
		.description('how fair and how restful the schedule is, 0 to 100')
		.action((team: string) => score(team, global()));
	command
		.command('diff')
		.description('who is on call at other times than at a revision, in the next 12 weeks; Markdown')
		.requiredOption('--base <revision>', 'commit to compare with, like origin/main')
		.action((options: { readonly base: string }) => diff(options, global()));
	command
		.command('import <file>')
		.description('adds the events of an iCalendar file to the overrides of a schedule')
		.requiredOption('--team <team>', 'team or schedule')
		.requiredOption('--role <role>', 'role that the overrides are for')
		.option('--dry-run', 'print them, write nothing')
		.action((file: string, options: ImportOptions) => importFile(file, options, global()));
}

interface AskOptions {
	readonly service?: string;
	readonly at?: string;
}

interface ImportOptions {
	readonly team: string;
	readonly role: string;
	readonly dryRun?: boolean;
}

function read({ repo }: GlobalOptions): Catalogue {
	return readCatalogue(workTreeFiles(repo));
}

function schedulesFor(catalogue: Catalogue, question: Parameters<typeof askedSchedules>[1]): readonly NamedSchedule[] {
	const found = askedSchedules(catalogue, question);
	if (typeof found === 'string') throw new UsageError(found);
	return found;
}

function ask(team: string | undefined, { service, at }: AskOptions, global: GlobalOptions): void {
	if (team !== undefined && service !== undefined) {
		throw new UsageError(`Unexpected team "${team}" beside --service, expected one of the two`);
	}
	const moment = at ?? nowOf(global);
	if (Number.isNaN(Date.parse(moment))) {
		throw new UsageError(`Unexpected time "${moment}", expected RFC 3339 like 2026-11-20T03:02:11Z`);
	}
	const catalogue = read(global);
	const answers = whoIsOnCall(catalogue, schedulesFor(catalogue, { team, service }), fromEpochMs(Date.parse(moment)));
	if (global.json) printJson({ at: moment, schedules: answers });
	else say(printAnswers(answers, catalogue.schedules));
	if (answers.some(({ roles }) => roles.some(({ nobody }) => nobody === 'missing'))) process.exitCode = EXIT.findings;
}

function calendar(of: string, { ics = false }: { readonly ics?: boolean }, global: GlobalOptions): void {
	const catalogue = read(global);
	const now = nowOf(global);
	const text = calendarOf(catalogue, of, { now });
	if (text === undefined) throw new UsageError(`Unexpected "${of}", expected a team of teams/ or a person like @rina`);
	const shifts = calendarShifts(catalogue, of, now);
	if (ics) process.stdout.write(text);
	else if (global.json) printJson({ shifts: shifts.map(({ schedule, shift }) => ({ schedule, ...shift })) });
	else for (const { shift, title } of shifts) say(`${shift.start}  ${shift.end}  ${title}`);
}

function score(team: string, global: GlobalOptions): void {
	const catalogue = read(global);
	const scores = schedulesFor(catalogue, { team }).map((named) => ({
		schedule: named.slug,
		name: named.schedule.name,
		...scoreTeam(catalogue, named, nowOf(global)),
	}));
	if (global.json) printJson({ schedules: scores });
	else say(scores.map(printScore).join('\n\n'));
}

async function diff({ base }: { readonly base: string }, global: GlobalOptions): Promise<void> {
	const catalogue = read(global);
	const before = schedulesAtBase(catalogue.schedules, await readBase(global.repo, base));
	const diffs = diffSchedules(before, catalogue, nowOf(global));
	if (global.json) printJson({ schedules: diffs });
	else process.stdout.write(printDiff(diffs));
}

function importFile(file: string, { team, role, dryRun = false }: ImportOptions, global: GlobalOptions): void {
	if (!existsSync(file)) throw new UsageError(`Unexpected file "${file}", expected an iCalendar file that is there`);
	const catalogue = read(global);
	const [named, ...more] = schedulesFor(catalogue, { team });
	if (!named || more.length > 0) {
		const names = [named, ...more].map((one) => one?.slug).join(', ');
		throw new UsageError(`Team "${team}" has the schedules ${names}, expected one: name it with --team`);
	}
	const path = `schedules/${named.slug}.yaml`;
	const text = readFileSync(join(global.repo, path), 'utf8');
	const plan = planImport({ ...named, text }, { calendar: readFileSync(file, 'utf8'), role }, catalogue.teams);
	for (const problem of plan.problems) process.stderr.write(`tocsin: ${problem}\n`);
	if (!dryRun && plan.added.length > 0) writeFiles(global.repo, [{ path, content: plan.text }]);
	if (global.json) printJson({ path, added: plan.added, known: plan.known, problems: plan.problems });
	else {
		for (const { member, from, until, reason } of plan.added) {
			say(`${from}  ${until}  ${role} ${member}${reason ? `: ${reason}` : ''}`);
		}
		const known = plan.known === 0 ? '' : `, ${plan.known} ${plan.known === 1 ? 'was' : 'were'} there already`;
		const count = `${plan.added.length} ${plan.added.length === 1 ? 'override' : 'overrides'}`;
		say(`${dryRun ? 'Would add' : 'Added'} ${count} to ${path}${known}`);
	}
	if (plan.problems.length > 0) process.exitCode = EXIT.findings;
}
