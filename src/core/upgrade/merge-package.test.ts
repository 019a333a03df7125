import { expect, test } from 'vitest';
import { mergePackage } from './merge-package.ts';

const WAS = { version: '1.0.0', scripts: { test: 'a', old: 'b' }, dependencies: { yaml: '1.0.0' } };
const BECOMES = { version: '1.1.0', scripts: { test: 'a2' }, dependencies: { yaml: '2.0.0', zod: '4.0.0' } };

test('keys of the engine follow it, keys of the user stay where they are', () => {
	const here = `${JSON.stringify({ name: 'incidents', ...WAS, scripts: { ...WAS.scripts, mine: 'c' }, dependencies: { yaml: '1.0.0', left: '1' } }, null, 2)}\n`;
	const merged = mergePackage(here, { was: WAS, becomes: BECOMES })!;
	expect(JSON.parse(merged.text)).toEqual({
		name: 'incidents',
		version: '1.1.0',
		scripts: { test: 'a2', mine: 'c' },
		dependencies: { yaml: '2.0.0', left: '1', zod: '4.0.0' },
	});
	expect(merged.text).toContain('\n  "name"');
	expect(merged).toMatchObject({ conflicts: [], hasOwnDependencies: true });
	expect(mergePackage(merged.text, { was: BECOMES, becomes: BECOMES })!.text).toBe(merged.text);
});

test.each([
	['that the new version changes too', { ...WAS, scripts: { test: 'mine', old: 'b' } }, ['scripts.test']],
	['that the new version drops', { ...WAS, scripts: { test: 'a', old: 'mine' } }, ['scripts.old']],
	['to what the new version has', { ...WAS, version: '1.1.0' }, []],
])('a key of the engine that was changed here, %s', (_, here, conflicts) => {
	expect(mergePackage(JSON.stringify(here), { was: WAS, becomes: BECOMES })!.conflicts).toEqual(conflicts);
});

test.each(['', '[]', '{'])('%j is no package.json', (text) => {
	expect(mergePackage(text, { was: WAS, becomes: BECOMES })).toBeUndefined();
});
