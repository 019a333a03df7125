import { engineTree } from '../../adapters/files/engine-tree.ts';
import { gitEnvironment } from '../../adapters/git/git-environment.ts';
import { runGit } from '../../adapters/git/run-git.ts';
import type { DoctorFinding } from '../../core/doctor/finding.ts';
import { MANIFEST_PATH, parseManifest } from '../../core/upgrade/engine-manifest.ts';
import { extensionPointOf } from '../../core/upgrade/extension-point.ts';

const SHOWN_AT_MOST = 5;

/** What is wrong with the Git repository that the records stand in. */
export async function examineGit(folder: string, branch: string): Promise<readonly DoctorFinding[]> {
	const place = { folder, env: gitEnvironment(process.env) };
	const ask = async (...args: string[]) => {
		const { code, stdout } = await runGit(place, args, { accept: [1, 2, 128] });
		return code === 0 ? stdout.toString().trim() : undefined;
	};
	if ((await ask('rev-parse', '--git-dir')) === undefined)
		return [{ id: 'git/none', message: `${folder} is no Git repository`, help: 'git init, and commit what is there' }];
	const here = await ask('branch', '--show-current');
	const isShallow = (await ask('rev-parse', '--is-shallow-repository')) === 'true';
	const ahead = Number((await ask('rev-list', '--count', '@{upstream}..HEAD')) ?? 0);
	const changed = (await ask('status', '--porcelain'))?.split('\n').filter(Boolean).length ?? 0;
	const found: (DoctorFinding | false)[] = [
		here !== branch && {
			id: 'git/branch',
			message: `Unexpected branch "${here}", expected "${branch}", which the records are on`,
			help: `git switch ${branch}; or write branch in policies/site.yaml`,
		},
		(await ask('remote')) === '' && {
			id: 'git/remote',
			message: 'There is no remote, so the records are on this machine alone',
			help: 'git remote add origin https://github.com/OWNER/NAME, and git push -u origin main',
		},
		ahead > 0 && { id: 'git/unpushed', message: `${ahead} commits are not pushed`, help: 'git push' },
		changed > 0 && {
			id: 'git/uncommitted',
			message: `${changed} files are not committed`,
			help: 'git status lists them',
		},
		isShallow && { id: 'git/shallow', message: 'This clone lacks older commits', help: 'git fetch --unshallow' },
	];
	return found.filter((one) => one !== false);
}

/** Engine files that are not as their version brought them: missing, or changed, which stops an upgrade. */
export function examineEngine(folder: string): readonly DoctorFinding[] {
	const tree = engineTree(folder);
	const read = parseManifest(tree.text(MANIFEST_PATH) ?? '');
	if ('problem' in read)
		return [
			{ id: 'engine/manifest', message: read.problem, help: `Take ${MANIFEST_PATH} from the version that this is` },
		];
	const files = Object.entries(read.manifest.files).map(([path, hash]) => ({ path, hash, here: tree.hash(path) }));
	const missing = files.filter(({ here }) => here === undefined).map(({ path }) => path);
	const changed = files.filter(({ here, hash }) => here !== undefined && here !== hash).map(({ path }) => path);
	const workflows = missing.filter((path) => path.startsWith('.github/workflows/'));
	const others = missing.filter((path) => !path.startsWith('.github/'));
	return [
		...workflows.map(
			(path): DoctorFinding => ({
				id: 'engine/workflow',
				message: `${path} is missing, so nothing does its work`,
				help: 'Take it from the version that this is, unless you have deleted it on purpose',
			}),
		),
		...(others.length > 0
			? [
					{
						id: 'engine/missing' as const,
						message: `Engine files are missing: ${shown(others)}`,
						help: 'git checkout them from an older commit',
					},
				]
			: []),
		...(changed.length > 0
			? [
					{
						id: 'engine/changed' as const,
						message: `Engine files were changed here, which stops an upgrade of them: ${shown(changed)}`,
						help: extensionPointOf(changed[0]!),
					},
				]
			: []),
	];
}

function shown(paths: readonly string[]): string {
	const rest = paths.length - SHOWN_AT_MOST;
	return `${paths.slice(0, SHOWN_AT_MOST).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
