import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../house/source-files.ts';
import { COMPANY } from '../reconcile/support/company.ts';
import { git } from '../support/git.ts';
import { runWorkflow, type WorkflowRun, type WorkflowRunOptions } from '../support/run-workflow.ts';
import { type GithubEmulator, startGithubEmulator } from '../support/start-github-emulator.ts';

type Started = Pick<WorkflowRunOptions, 'event' | 'eventName'> & Partial<WorkflowRunOptions>;

/** A repository on GitHub with our actions in it, and what its runs did. */
export interface WorkflowWorld {
	readonly folder: string;
	readonly github: GithubEmulator;
	run(file: string, options: Started): Promise<WorkflowRun>;
	/** Commits files on a branch that begins where main is; returns the commit. */
	push(files: Readonly<Record<string, string>>, branch?: string): string;
	/** Text of a file on a branch. */
	show(path: string, branch?: string): string;
	/** Files on the main branch that hold a text. */
	find(text: string): readonly string[];
	/** What was asked of `gh` and `npm`, one line each. */
	asked(): readonly string[];
	stop(): Promise<void>;
}

/** Programs that note what they are asked and do nothing. */
const NOTED = ['gh', 'npm'];

/** Makes the world: a bare repository with the records of the stories and the bundles of our actions, and a GitHub. */
export async function startWorkflowWorld(
	records: readonly (readonly [path: string, text: string])[] = COMPANY,
): Promise<WorkflowWorld> {
	const github = await startGithubEmulator();
	const folder = mkdtempSync(join(tmpdir(), 'tocsin-workflow-'));
	const bare = join(folder, 'acme/incidents.git');
	const work = join(folder, 'work');
	const programs = join(folder, 'programs');
	const notes = join(folder, 'asked');
	mkdirSync(programs);
	for (const name of NOTED) {
		writeFileSync(join(programs, name), `#!/bin/sh\necho "${name} $*" >> '${notes}'\n`);
		chmodSync(join(programs, name), 0o755);
	}
	git(folder, 'init', '-q', '--bare', '-b', 'main', bare);
	git(bare, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
	git(bare, 'config', 'uploadpack.allowFilter', 'true');
	github.git.folder = bare;
	git(folder, 'init', '-q', '-b', 'main', work);
	cpSync(join(ROOT, 'actions'), join(work, 'actions'), {
		recursive: true,
		filter: (path) => !/\.(?:ts|md)$/.test(path),
	});
	const push = (files: Readonly<Record<string, string>>, branch = 'main'): string => {
		if (git(bare, 'for-each-ref', 'refs/heads/main') !== '') {
			git(work, 'fetch', '-q', bare, 'main');
			git(work, 'reset', '-q', '--hard', 'FETCH_HEAD');
		}
		if (branch !== 'main') git(work, 'checkout', '-q', '-B', branch);
		for (const [path, text] of Object.entries(files)) {
			mkdirSync(dirname(join(work, path)), { recursive: true });
			writeFileSync(join(work, path), text);
		}
		git(work, 'add', '-A');
		git(work, 'commit', '-qm', 'Change');
		git(work, 'push', '-q', '--force', bare, `HEAD:refs/heads/${branch}`);
		const commit = git(work, 'rev-parse', 'HEAD');
		if (branch !== 'main') git(work, 'checkout', '-q', 'main');
		return commit;
	};
	push(Object.fromEntries(records));
	return {
		folder,
		github,
		push,
		run: (file, options) => runWorkflow(file, { folder, server: folder, apiUrl: github.url, programs, ...options }),
		show: (path, branch = 'main') => git(folder, '--git-dir', bare, 'show', `${branch}:${path}`),
		find: (text) =>
			git(folder, '--git-dir', bare, 'grep', '-lF', text, 'main', '--', '*.md', '*.yaml')
				.split('\n')
				.map((line) => line.replace('main:', '')),
		asked: () => (existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : []),
		stop: async () => {
			await github.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
