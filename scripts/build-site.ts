/**
 * `npm run build`: the site as files in `dist/site` (or `TOCSIN_OUT`), pages and search index side by side. Records come
 * from `TOCSIN_REPO`, by default the folder of the process; `TOCSIN_BASE` is the path it will stand at.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const engine = fileURLToPath(new URL('..', import.meta.url));
const repository = resolve(process.env.TOCSIN_REPO ?? process.cwd());
const out = resolve(engine, process.env.TOCSIN_OUT ?? 'dist/site');
/** The pages' build empties its folder: the index waits beside it. */
const index = `${out}.index-${process.pid}`;
const env = { ...process.env, TOCSIN_REPO: repository, TOCSIN_OUT: out, ASTRO_TELEMETRY_DISABLED: '1' };

function run(name: string, args: readonly string[]): Promise<void> {
	const child = spawn(process.execPath, [...args], { cwd: engine, env, stdio: ['ignore', 'inherit', 'inherit'] });
	return new Promise((settle, reject) => {
		child.on('error', reject);
		child.on('close', (code) => (code === 0 ? settle() : reject(new Error(`${name} failed (exit ${code})`))));
	});
}

try {
	mkdirSync(dirname(out), { recursive: true });
	await Promise.all([
		run('The pages', [join(engine, 'node_modules/astro/bin/astro.mjs'), 'build']),
		run('The search index', [join(engine, 'scripts/build-search-index.ts'), '--repo', repository, '--out', index]),
	]);
	renameSync(index, join(out, 'pagefind'));
	console.log(`The site is in ${out}`);
} catch (error) {
	console.error(`tocsin: ${(error as Error).message}`);
	process.exitCode = 1;
} finally {
	rmSync(index, { recursive: true, force: true });
}
