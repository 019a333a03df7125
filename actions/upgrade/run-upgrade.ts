import { join } from 'node:path';
import type * as Core from '@actions/core';
import { askNewVersion } from '../../src/adapters/files/ask-new-version.ts';
import { commitOnBranch, hasBranch } from '../../src/adapters/git/commit-upgrade.ts';
import { fetchVersion, findNewestVersion } from '../../src/adapters/git/engine-source.ts';
import { type GitSetting, gitEnvironment } from '../../src/adapters/git/git-environment.ts';
import { runGit } from '../../src/adapters/git/run-git.ts';
import type { GithubConnection } from '../../src/adapters/github/call-github.ts';
import { restCall } from '../../src/adapters/github/rest-call.ts';
import { describeUpgrade, proposeUpgrade } from '../../src/app/upgrade/describe-upgrade.ts';
import type { PreparedUpgrade } from '../../src/core/upgrade/prepared-upgrade.ts';

export interface RunUpgradeOptions {
	/** Work tree of the repository. */
	readonly folder: string;
	/** Where the new version may be put. */
	readonly work: string;
	/** Address of the engine's own repository; empty where nobody has set it. */
	readonly source: string;
	/** Tag that is wanted; empty for the newest. */
	readonly wanted: string;
	/** Branch that the pull request goes to. */
	readonly base: string;
	/** GitHub lets the token of a run change no workflow. */
	readonly mayChangeWorkflows: boolean;
	readonly remote: string;
	readonly settings: readonly GitSetting[];
	readonly github: GithubConnection;
}

/** Who commits. */
const AUTHOR = {
	GIT_COMMITTER_NAME: 'tocsin',
	GIT_COMMITTER_EMAIL: 'tocsin@users.noreply.github.com',
};

type Output = Pick<typeof Core, 'info' | 'setOutput' | 'setFailed'>;

/** Proposes the newest version of the engine as a pull request, once a version: what people have closed stays closed. */
export async function runUpgrade(core: Output, options: RunUpgradeOptions): Promise<void> {
	const { folder, work, source } = options;
	if (source === '') {
		core.info('TOCSIN_UPGRADE_SOURCE is not set, so nothing is upgraded; docs/upgrading.md says what to set it to');
		return finish(core, 'off');
	}
	const tag = options.wanted || (await findNewestVersion(source, folder));
	if (tag === undefined) return core.setFailed(`No version at ${source}, expected tags like v1.2.3`);
	const branch = `tocsin/upgrade-${tag.replace(/^v/, '')}`;
	const place = { folder, env: gitEnvironment({ ...process.env, ...AUTHOR }, options.settings) };
	if (await hasBranch(place, branch, options.remote)) {
		core.info(`${branch} is there: ${tag} was proposed before`);
		return finish(core, 'proposed-before');
	}
	const version = join(work, `tocsin-${tag}`);
	const problem = await fetchVersion(source, { tag, folder, target: version });
	if (problem !== undefined) return core.setFailed(problem);
	const question = { version, repository: folder };
	const upgrade = askNewVersion({ ...question, isForReal: false });
	for (const line of describeUpgrade(upgrade)) core.info(line);
	if (upgrade.state === 'current') return finish(core, 'current');
	if (upgrade.state !== 'ready') return core.setFailed(describeUpgrade(upgrade).join('\n'));
	if (changesWorkflows(upgrade) && !options.mayChangeWorkflows)
		return core.setFailed(
			`${tag} changes workflows, which the token of a run may not. Set the secret TOCSIN_UPGRADE_TOKEN (docs/upgrading.md), or run: npm run tocsin -- upgrade --from ${tag} --source ${source}`,
		);
	askNewVersion({ ...question, isForReal: true });
	const title = `Tocsin ${upgrade.to}`;
	await commitOnBranch(place, { branch, message: `${title}\n\n${upgrade.changelog}` });
	await runGit(place, ['push', '--quiet', '--', options.remote, `HEAD:refs/heads/${branch}`]);
	const pull = await restCall<{ readonly html_url: string }>(options.github, 'pulls', {
		method: 'POST',
		body: { title, head: branch, base: options.base, body: proposeUpgrade(upgrade).slice(0, MOST_CHARACTERS) },
	});
	core.info(`Proposed: ${pull.html_url}`);
	core.setOutput('url', pull.html_url);
	finish(core, 'proposed');
}

/** GitHub takes a text of 65,536 characters. */
const MOST_CHARACTERS = 60_000;

function changesWorkflows(upgrade: Extract<PreparedUpgrade, { readonly state: 'ready' | 'refused' }>): boolean {
	return upgrade.steps.some(({ path }) => path.startsWith('.github/workflows/'));
}

function finish(core: Output, state: 'off' | 'current' | 'proposed' | 'proposed-before'): void {
	core.setOutput('state', state);
}
