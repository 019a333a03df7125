import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadCustomRules } from './custom-rules.ts';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-rules-'));
	mkdirSync(join(folder, 'custom/rules'), { recursive: true });
	writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
	writeFileSync(join(folder, 'custom/rules', name), text);
}

const RULE = `export const rule = { id: 'custom/ours', scope: 'repository', severity: 'warning', summary: '', why: '', check: () => [] };`;

test('without a folder of their own there are none', async () => {
	rmSync(join(folder, 'custom'), { recursive: true });
	expect(await loadCustomRules(folder)).toEqual({ rules: [], version: '' });
});

test('a rule is loaded, and its text tells one version from another', async () => {
	write('ours.ts', RULE);
	write('ours.test.ts', 'throw new Error("not a rule");');
	write('README.md', '');
	const { rules, version } = await loadCustomRules(folder);
	expect(rules.map(({ id }) => id)).toEqual(['custom/ours']);
	expect(version).toBe(`ours.ts\n${RULE}`);
});

test.each([
	[
		'other.ts',
		RULE,
		'Unexpected export of custom/rules/other.ts, expected one rule, with the id custom/other, scope, severity, summary, why and check',
	],
	[
		'none.ts',
		'export const x = 1;',
		'Unexpected export of custom/rules/none.ts, expected one rule, with the id custom/none, scope, severity, summary, why and check',
	],
	['broken.ts', 'throw new Error("Oh");', 'custom/rules/broken.ts cannot be loaded: Oh'],
])('%s makes the check fail and is named', async (name, text, message) => {
	write(name, text);
	await expect(loadCustomRules(folder)).rejects.toThrow(message);
});
