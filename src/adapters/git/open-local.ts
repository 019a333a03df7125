import { resolve } from 'node:path';
import type { Identity } from './encode-commit.ts';
import { addSettings, type GitSetting, gitEnvironment } from './git-environment.ts';
import { gitIdentity } from './git-identity.ts';
import { readGitConfig } from './read-git-config.ts';
import { type GitPlace, runGit } from './run-git.ts';
import type { WorkTreePlace } from './work-tree.ts';
import type { ObjectTarget } from './write-objects.ts';

/** The parts of an opened local repository. */
export interface OpenedLocal {
	readonly place: WorkTreePlace;
	readonly target: ObjectTarget;
	/** Folder of the refs, as far as the repository keeps them as files. */
	readonly refs: string;
	readonly author: Identity;
	/** The same place with the housekeeping that the user has configured. */
	readonly housekeeping: GitPlace;
}

/** A ref and its object must outlive a power cut before anybody is told that an alert is kept. */
const DURABLE: readonly GitSetting[] = [
	['core.fsync', 'all'],
	['core.fsyncMethod', 'fsync'],
];

/** Finds the repository around a folder. */
export async function openLocal(folder: string, overrides: NodeJS.ProcessEnv = {}): Promise<OpenedLocal> {
	const env = gitEnvironment({ ...process.env, ...overrides }, DURABLE);
	const start = { folder, env };
	const paths = ['--git-path', 'objects', '--git-path', 'refs'];
	const asked = ['rev-parse', '--show-toplevel', '--absolute-git-dir', '--show-object-format', ...paths];
	const [root = '', gitFolder = '', format, objects = '', refs = ''] = (await runGit(start, asked)).stdout
		.toString()
		.split('\n');
	const place: WorkTreePlace = {
		folder: root,
		gitFolder,
		env,
		objects: resolve(folder, objects),
		format: format === 'sha256' ? 'sha256' : 'sha1',
	};
	// Read without our own settings, to know what the user has set.
	const config = await readGitConfig({ folder, env: { ...process.env, ...overrides } });
	const housekeeping: readonly GitSetting[] = [
		['gc.auto', config.get('gc.auto') ?? '6700'],
		['maintenance.auto', config.get('maintenance.auto') ?? 'true'],
	];
	return {
		place,
		target: { place, objects: place.objects, format: place.format, durable: true },
		refs: resolve(folder, refs),
		author: gitIdentity(env, config),
		housekeeping: { folder: root, env: addSettings(gitEnvironment({ ...process.env, ...overrides }), housekeeping) },
	};
}
