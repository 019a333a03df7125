import { spawn } from 'node:child_process';
import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

/** What the built site is made of; records are not, they are read at every request. */
const INPUTS = [
	'astro.config.ts',
	'package-lock.json',
	'site',
	'src/core',
	'src/formats',
	'src/ports',
	'src/adapters',
	'src/app',
];

const STAMP = '.built';

/** Where the server build of the site lies. */
export function siteFolder(engine: string): string {
	return join(engine, 'dist', 'control-room');
}

/** Whether the site has never been built, or something it is made of has changed since. */
export async function isSiteStale(engine: string): Promise<boolean> {
	const built = await stat(join(siteFolder(engine), STAMP)).catch(() => undefined);
	if (!built) return true;
	for (const input of INPUTS) if ((await newestBelow(join(engine, input))) > built.mtimeMs) return true;
	return false;
}

/** Builds the site for the control room; rejects with a StartError that carries the end of the build's output. */
export async function buildSite(engine: string, root: string, signal: AbortSignal): Promise<void> {
	const started = new Date();
	const astro = join(engine, 'node_modules', 'astro', 'bin', 'astro.mjs');
	const child = spawn(process.execPath, [astro, 'build'], {
		cwd: engine,
		env: {
			...process.env,
			TOCSIN_SITE_MODE: 'server',
			TOCSIN_OUT: siteFolder(engine),
			TOCSIN_REPO: root,
			ASTRO_TELEMETRY_DISABLED: '1',
			NO_COLOR: '1',
		},
		stdio: ['ignore', 'pipe', 'pipe'],
		signal,
	});
	let output = '';
	const collect = (chunk: Buffer): void => {
		output = (output + chunk.toString('utf8')).slice(-20_000);
	};
	child.stdout.on('data', collect);
	child.stderr.on('data', collect);
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	});
	if (code !== 0) throw failedBuild(output, code);
	await mkdir(siteFolder(engine), { recursive: true });
	// The stamp bears the time of the start: what was edited during the build is newer than it.
	await writeFile(join(siteFolder(engine), STAMP), `${started.toISOString()}\n`);
	await utimes(join(siteFolder(engine), STAMP), started, started);
}

function failedBuild(output: string, code: number | null): StartError {
	const tail = output.trim().split('\n').slice(-15).join('\n');
	return new StartError(`The site cannot be built (exit ${code}):\n${tail}`, 'Repair it, or reinstall with: npm ci');
}

async function newestBelow(path: string): Promise<number> {
	const own = await stat(path).catch(() => undefined);
	if (!own) return 0;
	if (!own.isDirectory()) return own.mtimeMs;
	let newest = own.mtimeMs;
	for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
		if (entry.isFile() && entry.name.endsWith('.test.ts')) continue;
		newest = Math.max(newest, (await stat(join(entry.parentPath, entry.name)).catch(() => own)).mtimeMs);
	}
	return newest;
}
