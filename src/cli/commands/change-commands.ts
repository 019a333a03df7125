import { spawnSync } from 'node:child_process';
import type { Command } from 'commander';
import { type ChangeReport, changeIncident } from '../../app/change-incident/change-incident.ts';
import { formatDiagnostic } from '../../core/diagnostics/format-diagnostic.ts';
import { refused } from '../../core/lifecycle/command-outcome.ts';
import { INCIDENT_ROLES } from '../../core/lifecycle/incident-command.ts';
import { readCommand } from '../../core/lifecycle/read-command.ts';
import { SEVERITIES, VERDICTS } from '../../core/records/incident-words.ts';
import { normaliseInstant } from '../../core/time/instant.ts';
import { openRepository } from '../open-repository.ts';
import { EXIT, type GlobalOptions, nowOf, printJson, say } from '../output.ts';
import { UsageError } from '../report-failure.ts';

interface ChangeOptions {
	readonly by?: string;
	readonly remote?: string;
	readonly reason?: string;
	readonly alert?: string;
}

/** How each command looks on the command line; what its words mean is said by `readCommand`. */
const SHAPES: readonly { readonly usage: string; readonly text: string; readonly hasReason?: true }[] = [
	{ usage: 'ack <incident>', text: 'somebody has it: you' },
	{ usage: 'resolve <incident> [text...]', text: 'customers are well again' },
	{ usage: 'close <incident>', text: 'nothing is left to do; lists what policy still asks for' },
	{ usage: 'reopen <incident> [because...]', text: 'a resolved incident was not over', hasReason: true },
	{ usage: 'severity <incident> [words...]', text: `${SEVERITIES.join(', ')}, because …`, hasReason: true },
	{ usage: 'note <incident> [text...]', text: 'add a line to the timeline' },
	{ usage: 'dismiss <incident> [because...]', text: 'it was a false positive', hasReason: true },
	{ usage: 'verdict <incident> [words...]', text: `${VERDICTS.join(', ')}: was the page worth it`, hasReason: true },
	{ usage: 'impact <incident> [figures...]', text: 'users=N orders=N share=PERCENT description=…' },
	{ usage: 'role <incident> [words...]', text: `${INCIDENT_ROLES.slice(0, 3).join(', ')} … @handle` },
	{ usage: 'lead-up <decision> <incident> [because...]', text: 'confirm or dismiss a report', hasReason: true },
];

/** `ack`, `resolve`, `close` and the others: what a person does to an incident, in one commit each. */
export function addChangeCommands(program: Command): void {
	for (const { usage, text, hasReason } of SHAPES) {
		const command = program
			.command(usage)
			.description(text)
			.option('--by <handle>', 'who you are; by default by the mail of git config user.email')
			.option('--remote <name>', 'commit to this remote instead of the work tree');
		if (hasReason) command.option('--reason <text>', 'the reason, in place of words behind "because"');
		if (usage.startsWith('verdict ')) command.option('--alert <name>', 'the verdict is on this alert of the incident');
		command.action(async (...given: unknown[]) => {
			const words = given.slice(0, -2).flat() as string[];
			const options = given.at(-2) as ChangeOptions;
			await change(command.name(), words, { options, global: program.opts<GlobalOptions>() });
		});
	}
}

async function change(
	verb: string,
	args: readonly string[],
	{ options, global }: { readonly options: ChangeOptions; readonly global: GlobalOptions },
): Promise<void> {
	const now = normaliseInstant(nowOf(global));
	if (now === undefined)
		throw new UsageError(`Unexpected time "${global.now}", expected one like 2026-11-20T03:02:11Z`);
	const { incident, words } = splitArguments(verb, args);
	const read = readCommand({ verb, words, reason: options.reason, alert: options.alert });
	const report: ChangeReport = read.ok
		? await changeIncident(
				await openRepository(global, options.remote),
				{ incident, command: read.value, actor: actorOf(options, global) },
				{ now },
			)
		: { incident, outcome: refused('command/words', read.problems), paths: [], problems: [] };
	print(verb, report, global);
}

/** `lead-up confirm INC-…` reads better than the id first. */
function splitArguments(
	verb: string,
	args: readonly string[],
): { readonly incident: string; readonly words: readonly string[] } {
	const at = verb === 'lead-up' ? 1 : 0;
	return { incident: args[at]!, words: args.filter((_, index) => index !== at) };
}

function actorOf({ by }: ChangeOptions, { repo }: GlobalOptions) {
	if (by !== undefined) return { handle: by };
	const mail = spawnSync('git', ['-C', repo, 'config', 'user.email'], { encoding: 'utf8' }).stdout?.trim();
	return mail ? { mail } : {};
}

function print(
	command: string,
	{ incident, outcome, paths, commit, problems }: ChangeReport,
	global: GlobalOptions,
): void {
	if (global.json) {
		printJson({
			incident,
			command,
			edits: [],
			timeline: [],
			...outcome,
			paths,
			commit: commit ?? null,
			problems,
		});
	} else if (outcome.state !== 'refused') {
		for (const said of outcome.said) say(said);
		for (const path of paths) say(path);
		if (commit) say(`commit ${commit.slice(0, 12)}`);
	}
	if (outcome.state === 'refused') {
		for (const said of outcome.said) process.stderr.write(`tocsin: ${said}\n`);
		const isUsage = outcome.reason === 'command/words' || outcome.reason === 'command/no-incident';
		process.exitCode = isUsage ? EXIT.environment : EXIT.findings;
	}
	for (const problem of problems) process.stderr.write(`${formatDiagnostic(problem)}\n`);
}
