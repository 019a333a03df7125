import { type GitPlace, runGit } from './run-git.ts';

/** All settings that hold in a place; names are lower case up to the subsection, the last of several values wins. */
export async function readGitConfig(place: GitPlace): Promise<ReadonlyMap<string, string>> {
	const { stdout } = await runGit(place, ['config', '--list', '-z']);
	const entries = stdout.toString().split('\0').filter(Boolean);
	return new Map(
		entries.map((entry) => {
			const lineEnd = entry.indexOf('\n');
			return lineEnd < 0 ? [entry, 'true'] : [entry.slice(0, lineEnd), entry.slice(lineEnd + 1)];
		}),
	);
}
