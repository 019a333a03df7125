import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EngineManifest } from './engine-manifest.ts';
import { planUpgrade } from './plan-upgrade.ts';

function manifest(files: Readonly<Record<string, string>>, more: Partial<EngineManifest> = {}): EngineManifest {
	return { version: '1.0.0', migration: 0, files, blocks: {}, package: {}, ...more };
}

interface Case {
	readonly was?: string;
	readonly becomes?: string;
	readonly here?: string;
	readonly path?: string;
	readonly overwrite?: boolean;
}

function planOf({ was, becomes, here, path = 'src/x.ts', overwrite = false }: Case) {
	const files = (hash: string | undefined) => manifest(hash === undefined ? {} : { [path]: hash });
	const { steps, refusals, notes } = planUpgrade({
		from: files(was),
		to: files(becomes),
		hashOf: () => here,
		textOf: () => '{}',
		overwrite: new Set(overwrite ? [path] : []),
	});
	return [...steps.map(({ kind }) => kind), ...refusals.map(({ message }) => message), ...notes].join('; ');
}

describe('a file', () => {
	test.each<[string, Case, string]>([
		['is the same in both versions', { was: 'a', becomes: 'a', here: 'a' }, ''],
		['is new', { becomes: 'b' }, 'add'],
		['has changed', { was: 'a', becomes: 'b', here: 'a' }, 'replace'],
		['is gone', { was: 'a', here: 'a' }, 'delete'],
		['is gone here too', { was: 'a' }, ''],
		['was mended here as the new version mends it', { was: 'a', becomes: 'b', here: 'b' }, ''],
		['was lost here', { was: 'a', becomes: 'a' }, 'add'],
		[
			'was deleted here, and is a workflow',
			{ was: 'a', becomes: 'b', path: '.github/workflows/x.yml' },
			'.github/workflows/x.yml stays deleted',
		],
		[
			'was changed here, and the new version changes it',
			{ was: 'a', becomes: 'b', here: 'c' },
			'Unexpected change of src/x.ts, expected it as the engine brought it: the new version changes it',
		],
		[
			'was changed here, and the new version has it no more',
			{ was: 'a', here: 'c' },
			'Unexpected change of src/x.ts, expected it as the engine brought it: the new version has it no more',
		],
		[
			'was changed here, and the new version leaves it',
			{ was: 'a', becomes: 'a', here: 'c' },
			'src/x.ts stays as you changed it: this version has the same as the one before',
		],
		[
			'is in the way of a new one',
			{ becomes: 'b', here: 'c' },
			'Unexpected src/x.ts, expected nothing there: the new version brings a file of that name',
		],
		['was changed here and may be overwritten', { was: 'a', becomes: 'b', here: 'c', overwrite: true }, 'replace'],
		['was changed here, is gone and may be overwritten', { was: 'a', here: 'c', overwrite: true }, 'delete'],
		['is the list of packages', { was: 'a', becomes: 'b', here: 'c', path: 'package-lock.json' }, 'replace'],
	])('that %s', (_, given, expected) => {
		expect(planOf(given)).toBe(expected);
	});

	test('that is refused has its extension point in the help', () => {
		const { refusals } = planUpgrade({
			from: manifest({ 'site/components/Footer.astro': 'a' }),
			to: manifest({ 'site/components/Footer.astro': 'b' }),
			hashOf: () => 'c',
			textOf: () => '{}',
			overwrite: new Set(),
		});
		expect(refusals.map(({ help }) => help)).toEqual([
			'custom/site/ has styles, a header and a footer of your own; docs/extending.md has them all. Give the change up with --overwrite site/components/Footer.astro; it stays in the history of Git',
		]);
	});
});

test('of a repository that changed nothing, the steps make the new version, and doing them again nothing', () => {
	const tree = fc.dictionary(fc.constantFrom('a', 'b', 'c', '.github/d', 'site/e'), fc.constantFrom('1', '2', '3'));
	fc.assert(
		fc.property(
			tree,
			tree,
			fc.dictionary(fc.constantFrom('custom/x', 'mine'), fc.constant('0')),
			(was, becomes, own) => {
				const plan = (here: Readonly<Record<string, string>>) =>
					planUpgrade({
						from: manifest(was),
						to: manifest(becomes),
						hashOf: (path) => here[path],
						textOf: () => '{}',
						overwrite: new Set(),
					});
				const here: Record<string, string> = { ...was, ...own };
				const { steps, refusals, notes } = plan(here);
				expect([...refusals, ...notes]).toEqual([]);
				for (const { kind, path } of steps) {
					if (kind === 'delete') delete here[path];
					else here[path] = becomes[path]!;
				}
				expect(here).toEqual({ ...becomes, ...own });
				expect(plan(here).steps).toEqual([]);
			},
		),
	);
});
