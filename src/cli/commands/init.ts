import { execFileSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { writeFiles } from '../../adapters/files/write-files.ts';
import { INIT_QUESTIONS, type InitQuestion, readAnswers } from '../../app/init/answers.ts';
import { planInit } from '../../app/init/plan-init.ts';
import { CODEOWNERS_PATH } from '../../app/review/compose-codeowners.ts';
import { RECORD_FOLDERS } from '../../core/records/paths.ts';
import { type GlobalOptions, nowOf, printJson, say } from '../output.ts';
import { UsageError } from '../report-failure.ts';
import { makeCodeowners } from './codeowners.ts';

type Given = Partial<Record<InitQuestion['key'], string>>;

/** `init`: empties the example and asks the five questions that a new organisation must answer. */
export function addInit(program: Command): void {
	const command = program.command('init').description('replace the example by your own first records');
	for (const { flag, text } of INIT_QUESTIONS) command.option(flag, text);
	command.option('--yes', 'ask nothing; take the flags, else the defaults');
	command.action(async (options: Given & { yes?: boolean }) => {
		const global = program.opts<GlobalOptions>();
		refuseUncommitted(global.repo);
		const given = options.yes ? options : await ask(options);
		const read = readAnswers(given);
		if ('problems' in read)
			throw new UsageError(`init could not go on:\n${read.problems.map((text) => `  ${text}`).join('\n')}`);
		const changes = planInit(read.answers, workTreeFiles(global.repo).paths(), nowOf(global).slice(0, 10));
		writeFiles(global.repo, changes);
		const owners = { path: CODEOWNERS_PATH, content: makeCodeowners(global).content };
		writeFiles(global.repo, [owners]);
		const written = [...changes, owners].filter(({ content }) => content !== null).map(({ path }) => path);
		if (global.json) printJson({ removed: changes.length + 1 - written.length, written });
		else printNext(changes.length + 1 - written.length, written);
	});
}

/** What is not committed could not be brought back. */
function refuseUncommitted(repo: string): void {
	const args = ['-C', repo, 'status', '--porcelain', '--', ...RECORD_FOLDERS];
	const changed = execFileSync('git', args, { encoding: 'utf8' }).trimEnd();
	if (changed !== '') {
		throw new UsageError(`init would remove records that are not committed:\n${changed}\nCommit or stash them first.`);
	}
}

/** Asks what no flag has said; where the input ends early, the defaults stand. */
async function ask(given: Given): Promise<Given> {
	const terminal = createInterface({ input: process.stdin });
	const lines = terminal[Symbol.asyncIterator]();
	const answers: Given = { ...given };
	for (const { key, text, fallback } of INIT_QUESTIONS) {
		if (answers[key] !== undefined) continue;
		process.stderr.write(`${text}${fallback ? ` [${fallback}]` : ''}: `);
		const { value, done } = await lines.next();
		answers[key] = done ? '' : value;
	}
	terminal.close();
	return answers;
}

function printNext(removed: number, written: readonly string[]): void {
	say(`Removed ${removed} files of the example; they stay in the history of Git. Wrote:`);
	for (const path of written.filter((name) => !name.endsWith('.gitkeep'))) say(`  ${path}`);
	say('\nNext:');
	say('  npm run tocsin -- check       every record is well-formed');
	say('  git add -A && git commit -m "Our own records"');
	say('  npm start                     the site and the receiver of alerts, on this machine');
	say('  docs/sources/                 how each monitoring tool sends its alerts here');
}
