import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { engineHash } from '../../src/adapters/files/engine-tree.ts';
import { printManifest } from '../../src/core/upgrade/engine-manifest.ts';
import { ROOT } from '../house/source-files.ts';
import { git } from '../support/git.ts';
import { runAction } from '../support/run-action.ts';
import { type SetupGithub, startSetupGithub } from '../support/start-setup-github.ts';

let shelf = '';
let folder = '';
let github: SetupGithub;
/** Where versions are tagged. */
let source = '';
/** The work tree that the run has checked out. */
let own = '';
let remote = '';

beforeAll(() => {
	shelf = mkdtempSync(join(tmpdir(), 'tocsin-upgrade-source-'));
	source = join(shelf, 'source');
	cpSync(join(ROOT, 'actions/dist'), join(source, 'actions/dist'), { recursive: true });
	version(source, '1.1.0', { 'src/x.ts': 'new\n', 'CHANGELOG.md': '# Changelog\n\n## 1.1.0\n\n- Better.\n' });
	commit(source);
	for (const tag of ['v1.0.9', 'v1.1.0', 'nightly']) git(source, 'tag', tag);
});

afterAll(() => rmSync(shelf, { recursive: true, force: true }));

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-upgrade-action-'));
	[own, remote] = [join(folder, 'own'), join(folder, 'acme/incidents.git')];
	github = await startSetupGithub();
	// The team in GitHub's example lacks what GitHub's schema requires of a team.
	github.answers.set('POST /pulls', { value: { requested_teams: [] } });
	version(own, '1.0.0', { 'src/x.ts': 'old\n' });
	write(own, 'teams/a.yaml', 'schema: 1\n');
	commit(own);
	git(folder, 'init', '-q', '--bare', '-b', 'main', remote);
	git(own, 'push', '-q', remote, 'main');
});

afterEach(async () => {
	await github.stop();
	rmSync(folder, { recursive: true, force: true });
});

function write(root: string, path: string, text: string): void {
	mkdirSync(dirname(join(root, path)), { recursive: true });
	writeFileSync(join(root, path), text);
}

/** The files of a version with their manifest. */
function version(root: string, number: string, files: Readonly<Record<string, string>>): void {
	for (const [path, text] of Object.entries(files)) write(root, path, text);
	const keys = { version: number, type: 'module' };
	write(root, 'package.json', `${JSON.stringify(keys)}\n`);
	const hashes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, engineHash(Buffer.from(text))]));
	write(
		root,
		'engine.json',
		printManifest({ version: number, migration: 0, files: hashes, blocks: {}, package: keys }),
	);
}

function commit(root: string): void {
	git(root, 'init', '-q', '-b', 'main');
	git(root, 'add', '-A');
	git(root, 'commit', '-qm', 'Files');
}

function run(inputs: Readonly<Record<string, string>> = {}) {
	return runAction('upgrade', {
		inputs: { token: 'a-token', branch: 'main', source, ...inputs },
		env: { GITHUB_WORKSPACE: own, GITHUB_SERVER_URL: `file://${folder}`, GITHUB_API_URL: github.url },
		folder,
	});
}

describe('the upgrade action as the runner runs it', () => {
	test('proposes the newest version once, with what changed', async () => {
		const first = await run();
		expect(first.code, first.log).toBe(0);
		expect(first.output('state')).toBe('proposed');
		expect(first.output('url')).toMatch(/^https:/);
		expect(github.violations).toEqual([]);
		expect(github.pulls).toEqual([
			{
				title: 'Tocsin 1.1.0',
				head: 'tocsin/upgrade-1.1.0',
				base: 'main',
				body: expect.stringContaining('### 1.1.0\n\n- Better.'),
			},
		]);
		const changed = git(folder, '--git-dir', remote, 'diff', '--name-only', 'main', 'tocsin/upgrade-1.1.0');
		expect(changed.split('\n')).toEqual(['CHANGELOG.md', 'engine.json', 'package.json', 'src/x.ts']);
		git(own, 'checkout', '-q', 'main');
		const second = await run();
		expect([second.code, second.output('state')]).toEqual([0, 'proposed-before']);
		expect(github.pulls).toHaveLength(1);
	});

	test('a changed engine file stops it, and nothing is pushed', async () => {
		write(own, 'src/x.ts', 'ours\n');
		git(own, 'commit', '-qam', 'Ours');
		const { code, log } = await run();
		expect(code).toBe(1);
		expect(log).toContain('Unexpected change of src/x.ts, expected it as the engine brought it');
		expect(git(folder, '--git-dir', remote, 'branch', '--list')).toBe('* main');
		expect(github.pulls).toEqual([]);
	});

	test.each([
		['the version that is here', { to: 'v1.1.0' }, 'current'],
		['no source', { source: '' }, 'off'],
	])('with %s there is nothing to do', async (_, inputs, state) => {
		cpSync(join(source, 'engine.json'), join(own, 'engine.json'));
		const { code, log, output } = await run(inputs);
		expect([code, output('state')], log).toEqual([0, state]);
	});

	test('a tag that is not there is named', async () => {
		const { code, log } = await run({ to: 'v9.9.9' });
		expect(code).toBe(1);
		expect(log).toContain(`There is no v9.9.9 to be had from ${source}`);
	});

	// The last one: the newest version is another from here on.
	test('a version that changes workflows needs a token that may', async () => {
		version(source, '1.2.0', { 'src/x.ts': 'new\n', '.github/workflows/alerts.yml': 'name: alerts\n' });
		git(source, 'add', '-A');
		git(source, 'commit', '-qm', 'Workflows');
		git(source, 'tag', 'v1.2.0');
		const refused = await run();
		expect(refused.code).toBe(1);
		expect(refused.log).toContain('v1.2.0 changes workflows, which the token of a run may not. Set the secret');
		expect(git(folder, '--git-dir', remote, 'branch', '--list')).toBe('* main');
		const allowed = await run({ 'workflow-token': 'another' });
		expect([allowed.code, allowed.output('state')], allowed.log).toEqual([0, 'proposed']);
	});
});
