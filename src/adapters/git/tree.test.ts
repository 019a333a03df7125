import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeObject } from './git-object.ts';
import { FILE_MODE, FOLDER_MODE, Tree, type TreeEntry } from './tree.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-tree-'));
	execFileSync('git', ['init', '--quiet', '--bare', folder]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const TYPES: Readonly<Record<string, string>> = {
	[FOLDER_MODE]: 'tree',
	[FILE_MODE]: 'blob',
	'120000': 'blob',
	'160000': 'commit',
};

/** The id that git itself gives to a tree of these entries. */
function oidByGit(entries: Iterable<TreeEntry>): string {
	const lines = [...entries].map(({ mode, name, oid }) => `${mode} ${TYPES[mode]} ${oid}\t${name}\0`);
	return execFileSync('git', ['-C', folder, 'mktree', '--missing', '-z'], {
		input: lines.join(''),
		encoding: 'utf8',
	}).trim();
}

// Few letters around the slash in the order of bytes, so that `a`, `a-b`, `a.b` and `a0` as file and folder meet often.
const name = fc
	.string({ unit: fc.constantFrom('a', 'b', '-', '.', '0', 'ü', '😀'), minLength: 1, maxLength: 4 })
	.filter((text) => !/^\.+$/.test(text));
const mode = fc.constantFrom(FILE_MODE, FOLDER_MODE, FOLDER_MODE, '120000', '160000');
const oid = fc.nat(0xffff).map((number) => makeObject('blob', Buffer.from(String(number))).oid);
const entry = fc.record({ name, mode, oid });

test('edits of a tree give the tree that git makes of the same entries', () => {
	const step = fc.oneof(entry, name);
	fc.assert(
		fc.property(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 4 }), (rounds) => {
			const oracle = new Map<string, TreeEntry>();
			let tree = new Tree(Buffer.alloc(0));
			for (const round of rounds) {
				const edits = new Map(
					round.map((change) => (typeof change === 'string' ? [change, null] : [change.name, change])),
				);
				for (const [key, value] of edits) value ? oracle.set(key, value) : oracle.delete(key);
				tree = new Tree(tree.edit(edits));
			}
			expect(makeObject('tree', tree.raw).oid).toBe(oidByGit(oracle.values()));
			expect(new Set(tree.entries())).toEqual(new Set(oracle.values()));
			for (const key of ['a', 'a-b', 'missing', ...oracle.keys()]) expect(tree.find(key)).toEqual(oracle.get(key));
		}),
		{ numRuns: 150 },
	);
});

test('reads and edits the trees of a SHA-256 repository', () => {
	const first = makeObject('blob', Buffer.from('1'), 'sha256').oid;
	const tree = new Tree(
		new Tree(Buffer.alloc(0), 32).edit(
			new Map([
				['b', { mode: FILE_MODE, oid: first }],
				['a', { mode: FOLDER_MODE, oid: first }],
			]),
		),
		32,
	);
	expect(tree.entries()).toEqual([
		{ mode: FOLDER_MODE, name: 'a', oid: first },
		{ mode: FILE_MODE, name: 'b', oid: first },
	]);
});
