import { newestTag } from '../../core/upgrade/changelog-between.ts';
import { gitEnvironment } from './git-environment.ts';
import { GitFailure, runGit } from './run-git.ts';

/** The tag of the newest version in a repository of the engine, by its address or folder; undefined where it has none. */
export async function findNewestVersion(source: string, folder: string): Promise<string | undefined> {
	const place = { folder, env: gitEnvironment(process.env) };
	const { stdout } = await runGit(place, ['ls-remote', '--tags', '--refs', '--', source]);
	return newestTag(stdout.toString().match(/(?<=refs\/tags\/)\S+/g) ?? []);
}

/** Puts the files of a tag into a new folder, without its history. A sentence with what is wrong where that fails. */
export async function fetchVersion(
	source: string,
	{ tag, folder, target }: { readonly tag: string; readonly folder: string; readonly target: string },
): Promise<string | undefined> {
	const place = { folder, env: gitEnvironment(process.env) };
	try {
		await runGit(place, ['clone', '--quiet', '--depth', '1', '--branch', tag, '--', source, target]);
		return undefined;
	} catch (error) {
		if (error instanceof GitFailure) return `There is no ${tag} to be had from ${source}: ${error.stderr.trim()}`;
		throw error;
	}
}
