/**
 * Runs a TypeScript entry with a Node that can: `node scripts/node-guard.mjs src/cli/main.ts …`.
 * Written for any Node, so that an old one gets an answer instead of a syntax error.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [major] = process.versions.node.split('.').map(Number);
const [entry, ...rest] = process.argv.slice(2);
const bundled = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
const path = fileURLToPath(new URL(`../${entry}`, import.meta.url));

if (major >= 24) {
	// What was compiled is kept between runs: a command starts in half the time.
	const { enableCompileCache } = await import('node:module');
	enableCompileCache?.();
	process.argv.splice(1, 2, path);
	await import(pathToFileURL(path).href);
} else if (existsSync(bundled)) {
	const child = spawnSync(bundled, [path, ...rest], { stdio: 'inherit' });
	process.exit(child.status ?? 1);
} else {
	console.error(
		`Node ${process.versions.node} is too old: Tocsin needs Node 24.\n` +
			'On Linux (x64, glibc), "npm ci" brings it along; elsewhere install Node 24 and run the command again.',
	);
	process.exit(2);
}
