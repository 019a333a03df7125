import { expect, test } from 'vitest';
import { parseManifest, printManifest } from './engine-manifest.ts';
import { ownerOf } from './path-owner.ts';

const MANIFEST = {
	version: '1.2.3',
	migration: 2,
	files: { b: '1', a: '2' },
	blocks: { c: 'd\n' },
	package: { e: 'f' },
};

test('a manifest reads as it was printed, the same for the same engine', () => {
	expect(parseManifest(printManifest(MANIFEST))).toEqual({ manifest: MANIFEST });
	expect(printManifest({ ...MANIFEST, files: { a: '2', b: '1' } })).toBe(printManifest(MANIFEST));
});

test.each([
	['{', 'Unexpected text in engine.json, expected the manifest of an engine'],
	['{"version":"1.2"}', 'Unexpected version "1.2" in engine.json, expected one like "1.2.3"'],
	[
		'{"version":"1.2.3"}',
		'Unexpected engine.json, expected migration, files, blocks and package as a version writes them',
	],
])('%s is none', (text, problem) => {
	expect(parseManifest(text)).toEqual({ problem });
});

test.each([
	['incidents/2026/INC-2026-0001/incident.md', 'user'],
	['policies/site.yaml', 'user'],
	['custom/site/site.css', 'user'],
	['README.md', 'user'],
	['.github/CODEOWNERS', 'user'],
	['.github/ISSUE_TEMPLATE/declare-incident.yml', 'user'],
	['package.json', 'shared'],
	['.gitignore', 'shared'],
	['src/core/records/incident.ts', 'engine'],
	['.github/workflows/alerts.yml', 'engine'],
	['package-lock.json', 'engine'],
	['docs/policies/x.md', 'engine'],
	['engine.json', 'nobody'],
	['node_modules/yaml/index.js', 'nobody'],
])('%s belongs to %s', (path, owner) => {
	expect(ownerOf(path)).toBe(owner);
});
