import type { CommitMessage } from '../../ports/commit-messages.ts';
import { gitEnvironment } from './git-environment.ts';
import { runGit } from './run-git.ts';

/** What was pushed since the last run is among these, however busy the hour. */
const NEWEST = 1000;

/** The messages of those of the newest commits of a work tree that name an action of a postmortem, newest first; none outside Git. */
export async function listFixingCommits(folder: string): Promise<readonly CommitMessage[]> {
	const place = { folder, env: gitEnvironment(process.env) };
	const args = ['log', `--max-count=${NEWEST}`, '--format=%H%x00%B%x01'];
	const { code, stdout } = await runGit(place, args, { accept: [128] });
	if (code !== 0) return [];
	return stdout
		.toString()
		.split('\x01')
		.map((entry) => entry.replace(/^\n/, ''))
		.filter((entry) => /INC-\d{4}-\d{4,}#A\d/i.test(entry))
		.map((entry) => {
			const [id = '', message = ''] = entry.split('\0');
			return { id, message };
		});
}
