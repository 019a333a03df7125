import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { writeFiles } from '../../adapters/files/write-files.ts';
import { readCatalogue } from '../../app/catalogue/read-catalogue.ts';
import { EXAMPLE_ORGANISATION } from '../../app/doctor/examine-records.ts';
import {
	INIT_EXTRA,
	INIT_QUESTIONS,
	type InitAnswers,
	type InitQuestion,
	readAnswers,
} from '../../app/init/answers.ts';
import { describeFirstSource, listSteps } from '../../app/init/list-steps.ts';
import { planInit } from '../../app/init/plan-init.ts';
import { CODEOWNERS_PATH } from '../../app/review/compose-codeowners.ts';
import { RECORD_FOLDERS } from '../../core/records/paths.ts';
import type { SitePolicy } from '../../core/records/policies/site.ts';
import { type GlobalOptions, nowOf, printJson, say } from '../output.ts';
import { UsageError } from '../report-failure.ts';
import { makeCodeowners } from './codeowners.ts';
import { staleForms } from './forms.ts';

type Given = Partial<Record<InitQuestion['key'], string>>;

/** `init`: empties the example, asks the five questions that a new organisation must answer, and says what to paste where. */
export function addInit(program: Command): void {
	const command = program.command('init').description('replace the example by your own first records');
	for (const { flag, text } of [...INIT_QUESTIONS, INIT_EXTRA]) command.option(flag, text);
	command.option('--yes', 'ask nothing; take the flags, else the defaults');
	command.action(async (options: Given & { yes?: boolean }) => {
		const global = program.opts<GlobalOptions>();
		refuseUncommitted(global.repo);
		const site = ownSite(global.repo);
		if (site) {
			sayDone(site, global);
			return;
		}
		const answers = await readAll(options);
		const changes = planInit(answers, workTreeFiles(global.repo).paths(), nowOf(global).slice(0, 10));
		writeFiles(global.repo, changes);
		const made = [{ path: CODEOWNERS_PATH, content: makeCodeowners(global).content }, ...staleForms(global)];
		writeFiles(global.repo, made);
		const written = [...changes, ...made].filter(({ content }) => content !== null).map(({ path }) => path);
		const removed = changes.length + made.length - written.length;
		if (global.json) printJson({ removed, written, next: listSteps({ answers }) });
		else {
			sayWritten(removed, written);
			sayNext(answers);
		}
	});
}

/** The site policy of an organisation whose own records these are; undefined of the example, and where there are none. */
function ownSite(repo: string): SitePolicy | undefined {
	const { policies, incidents } = readCatalogue(workTreeFiles(repo));
	if (policies.site?.organisation === EXAMPLE_ORGANISATION) return undefined;
	if (!policies.site && incidents.length > 0)
		throw new UsageError(
			'init would remove incidents of somebody: policies/site.yaml is missing or broken. Mend it first.',
		);
	return policies.site;
}

async function readAll(options: Given & { yes?: boolean }): Promise<InitAnswers> {
	const read = readAnswers(options.yes ? options : await ask(options));
	if ('answers' in read) return read.answers;
	throw new UsageError(`init could not go on:\n${read.problems.map((text) => `  ${text}`).join('\n')}`);
}

/** Records of an organisation are never replaced; what to paste where may be wanted again. */
function sayDone({ organisation, repository = '' }: SitePolicy, global: GlobalOptions): void {
	const answers = {
		repository: repository.replace(/^https:\/\/[^/]+\//, ''),
		mail: 'Incidents <incidents@example.com>',
	};
	if (global.json) printJson({ removed: 0, written: [], next: listSteps({ answers }) });
	else {
		say(`These are the records of ${organisation} already, and not the example; init leaves them as they are.`);
		sayNext(answers);
	}
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

function sayWritten(removed: number, written: readonly string[]): void {
	say(`Removed ${removed} files of the example; they stay in the history of Git. Wrote:`);
	for (const path of written.filter((name) => !name.endsWith('.gitkeep'))) say(`  ${path}`);
	say('\nNext, on this machine:');
	say('  npm run tocsin -- check       every record is well-formed');
	say('  git add -A && git commit -m "Our own records" && git push');
}

function sayNext(answers: Pick<InitAnswers, 'repository' | 'mail'>): void {
	const place = answers.repository ? `https://github.com/${answers.repository}` : 'your repository';
	say(`\nAt GitHub, in ${place}, by hand or by the command below each:`);
	for (const [index, { where, what, command }] of listSteps({ answers }).entries()) {
		say(`  ${index + 1}. ${where}`);
		for (const line of what) say(`       ${line}`);
		say(`       $ ${command}`);
	}
	say('\nYour first alerts, of an Alertmanager by example:');
	const relayToken = randomBytes(24).toString('base64url');
	for (const line of describeFirstSource({ answers, relayToken })) say(`  ${line}`);
	say('\nThen: npm run tocsin -- doctor       says what is missing');
}
