import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unifiedDiff } from './unified-diff.ts';

const TEXT = 'a\nb\nc\nd\ne\nf\ng\nh\n';

test('shows three lines around what changes', () => {
	expect(unifiedDiff('x.yaml', TEXT, TEXT.replace('e\n', 'E\nE2\n'))).toBe(
		'--- a/x.yaml\n+++ b/x.yaml\n@@ -2,7 +2,8 @@\n b\n c\n d\n-e\n+E\n+E2\n f\n g\n h\n',
	);
});

test('says where a last line has no end', () => {
	expect(unifiedDiff('x.yaml', 'a\nb', 'a\nc')).toBe(
		'--- a/x.yaml\n+++ b/x.yaml\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n',
	);
});

test('nothing changed is no patch', () => {
	expect(unifiedDiff('x.yaml', TEXT, TEXT)).toBe('');
});

test('git makes the new text of the old one with it', () => {
	const folder = mkdtempSync(join(tmpdir(), 'tocsin-diff-'));
	const text = fc
		.tuple(
			fc.array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n'), { minLength: 1, maxLength: 12 }),
			fc.constantFrom('', 'end'),
		)
		.map(([lines, end]) => lines.join('') + end);
	fc.assert(
		fc.property(text, text, (before, after) => {
			fc.pre(before !== after);
			writeFileSync(join(folder, 'x'), before);
			const patch = unifiedDiff('x', before, after);
			execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: patch });
			expect(readFileSync(join(folder, 'x'), 'utf8')).toBe(after);
		}),
		{ numRuns: 40 },
	);
	rmSync(folder, { recursive: true, force: true });
});
