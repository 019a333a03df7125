/**
 * `npm run build`: the site as files in `dist/site` (or `TOCSIN_OUT`), pages and search index side by side. Records come
 * from `TOCSIN_REPO`, by default the folder of the process; `TOCSIN_BASE` is the path it will stand at. With `--pages`,
 * without the index of the texts.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const engine = fileURLToPath(new URL('..', import.meta.url));
const repository = resolve(process.env.TOCSIN_REPO ?? process.cwd());
const out = resolve(engine, process.env.TOCSIN_OUT ?? 'dist/site');
/**
 * Everything is made here first and put in place at the end, so that a site is never half a site. Inside the engine:
 * Astro runs what it bundled from where it writes pages, and two builds that write elsewhere would share a folder.
 */
const work = join(engine, '.cache', `build-${process.pid}`);
const [pages, index] = [join(work, 'site'), join(work, 'pagefind')];
const env = { ...process.env, TOCSIN_REPO: repository, TOCSIN_OUT: pages, ASTRO_TELEMETRY_DISABLED: '1' };

function run(name: string, args: readonly string[]): Promise<void> {
	const child = spawn(process.execPath, [...args], { cwd: engine, env, stdio: ['ignore', 'inherit', 'inherit'] });
	return new Promise((settle, reject) => {
		child.on('error', reject);
		child.on('close', (code) => (code === 0 ? settle() : reject(new Error(`${name} failed (exit ${code})`))));
	});
}

function move(from: string, to: string): void {
	try {
		renameSync(from, to);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
		cpSync(from, to, { recursive: true });
	}
}

try {
	const makePages = run('The pages', [join(engine, 'node_modules/astro/bin/astro.mjs'), 'build', '--silent']);
	const arguments_ = [join(engine, 'scripts/build-search-index.ts'), '--repo', repository, '--out', index];
	const makeIndex = process.argv.includes('--pages') ? undefined : run('The search index', arguments_);
	const outcomes = await Promise.allSettled([makePages, makeIndex]);
	for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
	if (existsSync(index)) renameSync(index, join(pages, 'pagefind'));
	rmSync(out, { recursive: true, force: true });
	mkdirSync(dirname(out), { recursive: true });
	move(pages, out);
	console.log(`The site is in ${out}`);
} catch (error) {
	console.error(`tocsin: ${(error as Error).message}`);
	process.exitCode = 1;
} finally {
	rmSync(work, { recursive: true, force: true });
}
