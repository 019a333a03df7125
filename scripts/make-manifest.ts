/**
 * Writes `engine.json`: version, hash of each engine file, and the engine's part of shared files; an upgrade compares by
 * it. With --check says which files it does not fit, and changes nothing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineHash } from '../src/adapters/files/engine-tree.ts';
import { MIGRATIONS } from '../src/app/migrations/migrations.ts';
import {
	type EngineManifest,
	MANIFEST_PATH,
	parseManifest,
	printManifest,
} from '../src/core/upgrade/engine-manifest.ts';
import { blockOf } from '../src/core/upgrade/merge-block.ts';
import { packageKeysOf } from '../src/core/upgrade/merge-package.ts';
import { BLOCK_FILES, ownerOf, PACKAGE_PATH } from '../src/core/upgrade/path-owner.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

function makeManifest(): EngineManifest {
	// What Git has or would take: neither packages nor what is derived.
	const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 64 * 2 ** 20,
	});
	const paths = [...new Set(listed.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path)));
	const engine = paths.filter((path) => ownerOf(path) === 'engine');
	const { version, ...keys } = JSON.parse(read(PACKAGE_PATH)) as { version: string };
	return {
		version,
		migration: Math.max(0, ...MIGRATIONS.map(({ number }) => number)),
		files: Object.fromEntries(engine.map((path) => [path, engineHash(readFileSync(join(root, path)))])),
		blocks: Object.fromEntries(BLOCK_FILES.map((path) => [path, blockOf(read(path)) ?? ''])),
		package: packageKeysOf({ version, ...keys }),
	};
}

const made = makeManifest();
if (process.argv.includes('--check')) {
	const text = existsSync(join(root, MANIFEST_PATH)) ? read(MANIFEST_PATH) : '';
	const parsed = parseManifest(text);
	const old = 'manifest' in parsed ? parsed.manifest.files : {};
	const paths = new Set([...Object.keys(old), ...Object.keys(made.files)]);
	const stale = [...paths].filter((path) => old[path] !== made.files[path]);
	if (text !== printManifest(made)) {
		for (const path of stale.slice(0, 10)) console.error(`${path}: not as ${MANIFEST_PATH} has it`);
		if (stale.length > 10) console.error(`… and ${stale.length - 10} more`);
		console.error(`${MANIFEST_PATH} is stale. Run: node scripts/make-manifest.ts`);
		process.exitCode = 1;
	}
} else {
	writeFileSync(join(root, MANIFEST_PATH), printManifest(made));
	console.log(`${MANIFEST_PATH}: ${Object.keys(made.files).length} files of version ${made.version}`);
}
