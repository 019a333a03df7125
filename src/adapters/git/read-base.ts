import type { ChangedFile } from '../../core/check/record-lookup.ts';
import { RECORD_FOLDERS } from '../../core/records/paths.ts';
import type { BaseVersion } from '../../ports/checked-files.ts';
import { RepositoryError } from '../../ports/repository.ts';
import { gitEnvironment } from './git-environment.ts';
import { type GitPlace, runGit } from './run-git.ts';

/**
 * What the work tree changes below the record folders since it left a revision (the last commit that both have in
 * common), with the old texts. Files that are not committed yet count as changed. Throws RepositoryError for an unknown
 * revision.
 */
export async function readBase(folder: string, revision: string): Promise<BaseVersion> {
	const place = { folder, env: gitEnvironment(process.env) };
	const base = await commonBase(place, revision);
	const [changed, untracked] = await Promise.all([
		runGit(place, ['diff', '--name-status', '--no-renames', '--relative', '-z', base, '--', ...RECORD_FOLDERS]),
		runGit(place, ['ls-files', '--others', '--exclude-standard', '-z', '--', ...RECORD_FOLDERS]),
	]);
	const changes = [...parseNameStatus(changed.stdout.toString()), ...parseUntracked(untracked.stdout.toString())];
	const texts = await readOld(place, base, changes);
	return { changes: changes.sort((a, b) => (a.file < b.file ? -1 : 1)), text: (path) => texts.get(path) };
}

async function commonBase(place: GitPlace, revision: string): Promise<string> {
	const known = await runGit(place, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], {
		accept: [1, 128],
	});
	if (known.code !== 0) {
		throw new RepositoryError(
			'git-failed',
			`Unexpected revision "${revision}", expected a commit that this clone has`,
			'Fetch it first: git fetch origin main, or in a workflow check out with fetch-depth: 2 and use HEAD^1.',
		);
	}
	const commit = known.stdout.toString().trim();
	const common = await runGit(place, ['merge-base', commit, 'HEAD'], { accept: [1, 128] });
	return common.code === 0 ? common.stdout.toString().trim() : commit;
}

const CHANGES: Readonly<Record<string, ChangedFile['change']>> = { A: 'added', D: 'deleted' };

function parseNameStatus(output: string): ChangedFile[] {
	const words = output.split('\0');
	const changes: ChangedFile[] = [];
	for (let index = 0; index + 1 < words.length; index += 2) {
		changes.push({ file: words[index + 1]!, change: CHANGES[words[index]![0]!] ?? 'modified' });
	}
	return changes;
}

function parseUntracked(output: string): ChangedFile[] {
	const files = output.split('\0').filter((file) => file !== '');
	return files.map((file) => ({ file, change: 'added' }));
}

async function readOld(
	place: GitPlace,
	base: string,
	changes: readonly ChangedFile[],
): Promise<ReadonlyMap<string, string>> {
	const wanted = changes.filter(({ change }) => change !== 'added').map(({ file }) => file);
	if (wanted.length === 0) return new Map();
	const input = wanted.map((file) => `${base}:./${file}\n`).join('');
	const { stdout } = await runGit(place, ['cat-file', '--batch'], { input });
	return new Map(splitBatch(stdout, wanted));
}

/** `cat-file --batch` answers each line of input with a line `<oid> blob <size>` and the content. */
function* splitBatch(output: Buffer, wanted: readonly string[]): Iterable<readonly [string, string]> {
	let at = 0;
	for (const file of wanted) {
		const lineEnd = output.indexOf(0x0a, at);
		const [, type, size] = output.toString('utf8', at, lineEnd).split(' ');
		at = lineEnd + 1;
		if (type !== 'blob') continue;
		yield [file, output.toString('utf8', at, at + Number(size))];
		at += Number(size) + 1;
	}
}
