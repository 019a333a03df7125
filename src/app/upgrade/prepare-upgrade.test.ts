import { expect, test } from 'vitest';
import type { EngineManifest } from '../../core/upgrade/engine-manifest.ts';
import { printManifest } from '../../core/upgrade/engine-manifest.ts';
import type { Migration } from '../migrations/migration.ts';
import { describeUpgrade, proposeUpgrade } from './describe-upgrade.ts';
import { prepareUpgrade } from './prepare-upgrade.ts';

function tree(version: string, texts: Readonly<Record<string, string>>, more: Partial<EngineManifest> = {}) {
	const files = Object.fromEntries(Object.entries(texts).filter(([path]) => path.startsWith('src/')));
	const manifest = { version, migration: 0, files, blocks: {}, package: {}, ...more };
	const all: Readonly<Record<string, string>> = { 'engine.json': printManifest(manifest), ...texts };
	return { text: (path: string) => all[path], hash: (path: string) => all[path] };
}

const RECORDS = { paths: () => ['teams/a.yaml'], read: () => 'schema: 1\n', version: () => '' };
const RENAMED: Migration = {
	number: 1,
	summary: 'schema of teams is 2',
	kinds: ['team'],
	migrate: (text) => text.replace('schema: 1', 'schema: 2'),
};

const here = tree('1.0.0', { 'src/x.ts': 'a', 'package.json': '{}' });
const there = tree(
	'1.1.0',
	{ 'src/x.ts': 'b', 'CHANGELOG.md': '## 1.1.0\n\n- Better.\n\n## 1.0.0\n\n- Good.\n' },
	{ migration: 1 },
);

test('an upgrade is steps, migrations of records, the changelog between, and the manifest last', () => {
	const upgrade = prepareUpgrade({ here, there, records: RECORDS, migrations: [RENAMED] });
	expect(upgrade).toEqual({
		state: 'ready',
		from: '1.0.0',
		to: '1.1.0',
		steps: [
			{ kind: 'replace', path: 'src/x.ts' },
			{ kind: 'merge', path: 'teams/a.yaml', content: 'schema: 2\n' },
			{ kind: 'replace', path: 'engine.json' },
		],
		refusals: [],
		notes: [],
		migrations: ['schema of teams is 2'],
		changelog: '## 1.1.0\n\n- Better.',
	});
	if (upgrade.state !== 'ready') return;
	expect(
		proposeUpgrade(upgrade),
	).toBe(`From version 1.0.0 to 1.1.0: 0 files added, 2 replaced, 0 deleted, 1 merged. Records, \`custom/\` and files of your own are as they were.

- Records change: schema of teams is 2

### 1.1.0

- Better.

Merge it once its checks are green. \`docs/upgrading.md\` says what to do where they are not.`);
});

test.each([
	['the same', here, ['This is version 1.0.0 already.']],
	['an older one', tree('0.9.0', {}), ['Unexpected version 0.9.0, expected 1.0.0, which is here, or a newer one']],
	[
		'none',
		{ text: () => undefined, hash: () => undefined },
		['the new version has no engine.json, expected the manifest that its version came with'],
	],
])('with %s nothing is done', (_, version, said) => {
	expect(describeUpgrade(prepareUpgrade({ here, there: version, records: RECORDS }))).toEqual(said);
});
