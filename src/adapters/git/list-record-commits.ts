import type { RecordCommit } from '../../ports/record-commit.ts';
import { gitEnvironment } from './git-environment.ts';
import { runGit } from './run-git.ts';

const FOLDERS = ['runbooks', 'policies', 'schedules/*.yaml', 'services'];

/** The commits of a period (RFC 3339 UTC) that changed runbooks, rules, schedules or services, oldest first; none outside Git. */
export async function listRecordCommits(
	folder: string,
	{ from, until }: { readonly from: string; readonly until: string },
): Promise<readonly RecordCommit[]> {
	const place = { folder, env: gitEnvironment(process.env) };
	const format = '--format=%x00%ct%x01%s%x01';
	const range = [
		`--since=${from}`,
		`--until=${until}`,
		'--reverse',
		'--no-merges',
		'--relative',
		'--name-only',
		format,
	];
	const { code, stdout } = await runGit(place, ['log', ...range, '--', ...FOLDERS], { accept: [128] });
	if (code !== 0) return [];
	return stdout
		.toString()
		.split('\0')
		.filter((entry) => entry !== '')
		.map((entry) => {
			const [seconds = '', subject = '', names = ''] = entry.split('\x01');
			const at = new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');
			return { at, subject, paths: names.split('\n').filter((name) => name !== '') };
		});
}
