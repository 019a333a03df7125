import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** Which rooms a room may import from, besides itself. Everything runs downward: a lower room never knows a higher one. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
	'src/core': [],
	'src/formats': ['src/core'],
	'src/ports': ['src/core', 'src/formats'],
	'src/app': ['src/core', 'src/formats', 'src/ports'],
	'src/adapters': ['src/core', 'src/formats', 'src/ports'],
	'src/cli': ['src/core', 'src/formats', 'src/ports', 'src/app', 'src/adapters', 'relay'],
	actions: ['src/core', 'src/formats', 'src/ports', 'src/app', 'src/adapters'],
	relay: ['src/core', 'src/formats', 'src/ports', 'src/app', 'src/adapters'],
	// The site opens the repository in one place, site/lib/load-catalogue.ts; everything else reads through app and core.
	site: ['src/core', 'src/app'],
};

/** Single files that may do what their room may not, each with its reason. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
	'site/lib/load-catalogue.ts': ['src/adapters'],
	// The command and the action work with the same systems, named by the same variables.
	'actions/reconcile/run-reconcile.ts': ['src/cli'],
};

const WAY_OUT: Readonly<Record<string, string>> = {
	'src/core': 'Core is pure: take the value as an argument, or move the file to src/app.',
	'src/app': 'Name what you need as an interface in src/ports and have the entrance hand in an adapter.',
	site: 'Make a use case in src/app, or a pure function in src/core, and read through that.',
};

const IMPORT =
	/(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g;

function roomOf(path: string): string | undefined {
	return Object.keys(MAY_IMPORT).find((room) => path.startsWith(`${room}/`));
}

function importsOf(text: string): string[] {
	return [...text.matchAll(IMPORT)].map((match) => (match[1] ?? match[2] ?? match[3])!);
}

const FILES = sourceFiles(['{src,actions,relay,site}/**/*.{ts,astro}']).filter(
	({ path }) => !path.endsWith('.test.ts'),
);

describe('imports go downward only', () => {
	test('there are files to look at', () => {
		expect(FILES.length).toBeGreaterThan(80);
	});

	test('no room imports from a room above it', () => {
		const offences = FILES.flatMap(({ path, text }) => {
			const room = roomOf(path)!;
			return importsOf(text)
				.filter((target) => target.startsWith('.'))
				.map((target) => posix.join(posix.dirname(path), target))
				.filter((target) => {
					const other = roomOf(target);
					const allowed = [room, ...MAY_IMPORT[room]!, ...(EXCEPTIONS[path] ?? [])];
					return other !== undefined && !allowed.includes(other);
				})
				.map(
					(target) =>
						`${path} imports ${target}. ${WAY_OUT[room] ?? `${room} may import ${MAY_IMPORT[room]!.join(', ')}.`}`,
				);
		});
		expect(offences).toEqual([]);
	});

	test('exceptions are still needed', () => {
		const unneeded = Object.keys(EXCEPTIONS).filter((path) => {
			const file = FILES.find((candidate) => candidate.path === path);
			return !file || !EXCEPTIONS[path]!.some((room) => importsOf(file.text).some((target) => target.includes(room)));
		});
		expect(unneeded).toEqual([]);
	});

	test('core and formats know nothing of Node, the clock, chance or the network', () => {
		const pure = FILES.filter(
			({ path }) => path.startsWith('src/core/') || path.startsWith('src/formats/') || path.startsWith('src/ports/'),
		);
		const impure =
			/from 'node:|Date\.now\(|new Date\(\)|Math\.random\(|\bprocess\.|\bfetch\(|Temporal\.Now|crypto\.|performance\.now/;
		const offences = pure.filter(({ text }) => impure.test(withoutComments(text))).map(({ path }) => path);
		expect(offences, 'Take time, chance and lookups as arguments.').toEqual([]);
	});

	test('app reads no clock and no disk by itself', () => {
		const impure = /from 'node:fs|from 'node:child|Date\.now\(|new Date\(\)|Math\.random\(/;
		const offences = FILES.filter(
			({ path, text }) => path.startsWith('src/app/') && impure.test(withoutComments(text)),
		);
		expect(
			offences.map(({ path }) => path),
			'Let the entrance hand in the time or an adapter.',
		).toEqual([]);
	});
});

function withoutComments(text: string): string {
	return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
