import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readSecrets } from '../../../relay/read-secrets.ts';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { readStanding } from '../../adapters/github/read-standing.ts';
import type { Catalogue } from '../../app/catalogue/catalogue.ts';
import { readCatalogue } from '../../app/catalogue/read-catalogue.ts';
import { examineRecords, examineSources } from '../../app/doctor/examine-records.ts';
import { examineGithub, type GithubStanding } from '../../core/doctor/examine-github.ts';
import { examineSettings } from '../../core/doctor/examine-settings.ts';
import type { DoctorFinding } from '../../core/doctor/finding.ts';
import { examineRelay } from '../doctor/examine-relay.ts';
import { examineEngine, examineGit } from '../doctor/examine-repository.ts';
import { EXIT, type GlobalOptions, nowOf, printJson, say } from '../output.ts';
import { outsideSystems } from '../outside-systems.ts';

interface DoctorOptions {
	readonly relay?: string;
	readonly github?: string;
}

/** `doctor`: what of a set-up is missing or wrong, each with what to do; prints names of settings and never a value. */
export function addDoctor(program: Command): void {
	program
		.command('doctor')
		.description('say what of the set-up is missing or wrong, and what to do')
		.option('--relay <url>', 'ask this relay whether it is well')
		.option('--github <owner/name>', 'look at this repository at GitHub, by default the one in policies/site.yaml')
		.addHelpText(
			'after',
			'\nWith GITHUB_TOKEN in the environment it looks at the settings of the repository at GitHub too.',
		)
		.action(async (options: DoctorOptions) => {
			const global = program.opts<GlobalOptions>();
			const { findings, skipped } = await examine(global, options);
			if (global.json) printJson({ findings, skipped });
			else print(findings, skipped);
			if (findings.length > 0) process.exitCode = EXIT.findings;
		});
}

interface Examined {
	readonly findings: readonly DoctorFinding[];
	/** What was not looked at, each with what it needs. */
	readonly skipped: readonly string[];
}

async function examine(global: GlobalOptions, options: DoctorOptions): Promise<Examined> {
	const folder = resolve(global.repo);
	const files = workTreeFiles(folder);
	const catalogue = readCatalogue(files);
	const branch = catalogue.policies.site?.branch ?? 'main';
	const github = await askGithub(catalogue, { ...options, branch });
	const names = new Set([
		...Object.keys(process.env).filter((name) => process.env[name]),
		...(github.standing?.names ?? []),
	]);
	const outside = outsideSystems(process.env);
	outside.close();
	return {
		findings: [
			...examineRecords(catalogue, nowOf(global)),
			...examineSources([...readSecrets(process.env).keys()], sourcesOf(files)),
			...examineSettings({
				policies: catalogue.policies,
				schedules: catalogue.schedules.values(),
				names,
				place: github.standing?.names ? 'here or at GitHub' : 'in this environment',
			}),
			...outside.problems.map(
				(message): DoctorFinding => ({ id: 'settings/wrong', message, help: 'docs/reconcile.md lists the variables' }),
			),
			...(await examineGit(folder, branch)),
			...examineEngine(folder),
			...github.findings,
			...(options.relay === undefined ? [] : await examineRelay(options.relay)),
		],
		skipped: [...github.skipped, ...(options.relay === undefined ? ['the relay: give --relay URL'] : [])],
	};
}

interface AtGithub extends Examined {
	readonly standing?: GithubStanding;
}

async function askGithub(
	{ policies: { site } }: Catalogue,
	{ github, branch }: DoctorOptions & { readonly branch: string },
): Promise<AtGithub> {
	const repository = github ?? /^https:\/\/[^/]+\/([^/]+\/[^/]+?)\/?$/.exec(site?.repository ?? '')?.[1];
	const token = process.env.GITHUB_TOKEN;
	if (!token) return { findings: [], skipped: ['GitHub: set GITHUB_TOKEN to a token that may read its settings'] };
	if (!repository) return { findings: [], skipped: ['GitHub: give --github OWNER/NAME'] };
	const apiUrl = process.env.GITHUB_API_URL;
	try {
		const connection = { repository, token, agent: 'tocsin-doctor', ...(apiUrl && { apiUrl }) };
		const standing = await readStanding(connection, branch);
		return { standing, findings: examineGithub(standing), skipped: [] };
	} catch (error) {
		const message = `GitHub did not answer: ${(error as Error).message}`;
		return { findings: [{ id: 'github/reach', message, help: 'Try again, or leave GITHUB_TOKEN out' }], skipped: [] };
	}
}

/** The sources whose alerts stand in the archive. */
function sourcesOf(files: ReturnType<typeof workTreeFiles>): ReadonlySet<string> {
	const archive = files.paths().filter((path) => path.startsWith('alerts/') && path.endsWith('.ndjson'));
	return new Set(archive.flatMap((path) => files.read(path).match(/(?<="source":\s?")[a-z0-9-]+/g) ?? []));
}

function print(findings: readonly DoctorFinding[], skipped: readonly string[]): void {
	for (const { id, message, help } of findings) say(`${message} [${id}]\n  help: ${help}`);
	for (const text of skipped) say(`Not looked at: ${text}`);
	say(findings.length === 0 ? 'All is well.' : `${findings.length} findings`);
}
