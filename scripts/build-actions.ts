/**
 * Bundles every actions/<name>/main.ts into actions/dist/<name>.js with shared chunks: deterministic, not minified.
 * With --check builds aside and fails when the committed bundle differs.
 */
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const committed = join(root, 'actions/dist');
const isCheck = process.argv.includes('--check');

async function build(target: string): Promise<void> {
	const entries = globSync('actions/*/main.ts', { cwd: root }).map((path) => [
		basename(dirname(path)),
		join(root, path),
	]);
	const bundle = await rolldown({
		cwd: root,
		input: Object.fromEntries(entries),
		platform: 'node',
		logLevel: 'warn',
	});
	await bundle.write({
		dir: target,
		format: 'esm',
		entryFileNames: '[name].js',
		chunkFileNames: 'shared-[name].js',
		banner:
			"import { createRequire as createRequireOfBundle } from 'node:module'; var require = createRequireOfBundle(import.meta.url);",
	});
	await bundle.close();
}

function filesOf(folder: string): Map<string, string> {
	try {
		return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
	} catch {
		return new Map();
	}
}

if (isCheck) {
	const aside = mkdtempSync(join(tmpdir(), 'tocsin-actions-'));
	await build(aside);
	const [fresh, old] = [filesOf(aside), filesOf(committed)];
	rmSync(aside, { recursive: true });
	const stale = [...new Set([...fresh.keys(), ...old.keys()])].filter((name) => fresh.get(name) !== old.get(name));
	for (const name of stale)
		console.error(`actions/dist/${name}: not what the sources bundle to. Run: npm run build:actions`);
	if (stale.length > 0) process.exitCode = 1;
} else {
	rmSync(committed, { recursive: true, force: true });
	await build(committed);
	for (const [name, text] of filesOf(committed))
		console.log(`actions/dist/${name}: ${Math.round(text.length / 1024)} kB`);
}
