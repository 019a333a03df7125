/**
 * Makes the tag of a version: `node scripts/release.ts`. Version and changelog are edited by hand before; this checks that
 * they and all that is generated belong together, and makes an annotated tag here. Pushing it starts the release
 * workflow. With --check only says what is missing, with --notes prints the changelog of the version.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changelogOf, compareVersions, newestTag } from '../src/core/upgrade/changelog-between.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

const { version } = JSON.parse(read('package.json')) as { version: string };
const changelog = read('CHANGELOG.md');
const notes = changelogOf(changelog, version);

/** What is generated, each with the script that makes it and checks it. */
const GENERATED = ['make-schemas', 'make-docs', 'build-actions', 'make-manifest'] as const;

function problemsOf(): string[] {
	const tags = git('tag', '--list').split('\n');
	const newest = newestTag(tags.filter((tag) => tag !== `v${version}`));
	const isUnreleased = new RegExp(`^## v?${version.replaceAll('.', '\\.')}.*unreleased`, 'im').test(changelog);
	const stale = GENERATED.filter(
		(name) => spawnSync(process.execPath, [`scripts/${name}.ts`, '--check'], { cwd: root }).status !== 0,
	);
	return [
		...(git('status', '--porcelain') === '' ? [] : ['Unexpected changes that are not committed, expected none']),
		...(notes === undefined ? [`CHANGELOG.md has no section "## ${version}" with text, expected what changed`] : []),
		...(isUnreleased ? [`The section of ${version} in CHANGELOG.md says unreleased, expected its day`] : []),
		...(newest !== undefined && compareVersions(version, newest.slice(1)) <= 0
			? [`Unexpected version ${version} in package.json, expected one after ${newest}`]
			: []),
		...stale.map((name) => `What scripts/${name}.ts makes is stale. Run: node scripts/${name}.ts`),
	];
}

if (process.argv.includes('--notes')) {
	console.log(notes ?? '');
	if (notes === undefined) process.exitCode = 1;
} else {
	const isCheck = process.argv.includes('--check');
	const isTagged = git('tag', '--list', `v${version}`) !== '';
	const problems = [...problemsOf(), ...(isTagged && !isCheck ? [`There is a tag v${version} already`] : [])];
	for (const problem of problems) console.error(problem);
	if (problems.length > 0) process.exitCode = 1;
	else if (isCheck) console.log(`v${version} is ready`);
	else {
		git('tag', '--annotate', `v${version}`, '--message', `Tocsin ${version}\n\n${notes}`, '--cleanup=verbatim');
		console.log(`Made the tag v${version}. Next: git push origin v${version}`);
	}
}
