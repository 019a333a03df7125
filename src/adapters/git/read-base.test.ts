import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { git } from '../../../test/support/git.ts';
import { readBase } from './read-base.ts';

let repo = '';

beforeEach(() => {
	repo = mkdtempSync(join(tmpdir(), 'tocsin-base-'));
	git(repo, 'init', '-q', '-b', 'main');
	write('services/a b.yaml', 'one\n');
	write('services/ü.yaml', 'zwei\n\n');
	write('teams/gone.yaml', '');
	write('teams/same.yaml', 'same');
	write('README.md', 'no record');
	git(repo, 'add', '-A');
	git(repo, 'commit', '-qm', 'Base');
});

afterEach(() => rmSync(repo, { recursive: true, force: true }));

function write(path: string, text: string): void {
	mkdirSync(dirname(join(repo, path)), { recursive: true });
	writeFileSync(join(repo, path), text);
}

test('says what was changed, added and deleted below the record folders, committed or not, with the old texts', async () => {
	write('services/a b.yaml', 'two\n');
	git(repo, 'commit', '-qam', 'Change');
	write('services/ü.yaml', 'drei\n');
	write('services/new.yaml', 'new\n');
	write('README.md', 'changed');
	rmSync(join(repo, 'teams/gone.yaml'));
	const { changes, text } = await readBase(repo, 'HEAD^1');
	expect(changes.map(({ file, change }) => [file, change, text(file)])).toEqual([
		['services/a b.yaml', 'modified', 'one\n'],
		['services/new.yaml', 'added', undefined],
		['services/ü.yaml', 'modified', 'zwei\n\n'],
		['teams/gone.yaml', 'deleted', ''],
	]);
});

test('nothing changed is no change', async () => {
	expect((await readBase(repo, 'main')).changes).toEqual([]);
});

test.each(['nothing', '--help', 'HEAD~5'])('%s is no revision', async (revision) => {
	await expect(readBase(repo, revision)).rejects.toThrow(
		`Unexpected revision "${revision}", expected a commit that this clone has`,
	);
});
