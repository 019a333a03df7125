import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

/** The repository whose records the tests publish: the living example, or another by `TOCSIN_REPO`. */
export const EXAMPLE = process.env.TOCSIN_REPO ?? resolve(import.meta.dirname, '../..');
/** Builds are made as of this moment, so that they can be compared byte for byte. */
export const NOW = '2026-11-20T08:00:00Z';

const ROOT = resolve(import.meta.dirname, '../..');
const CHROME = process.env.CHROME ?? '/usr/bin/chromium';
const TYPES: Readonly<Record<string, string>> = {
	'.css': 'text/css',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.json': 'application/json',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
};

/** Whether a browser is there; says once, in one line, when it is not. */
export const hasBrowser = existsSync(CHROME);
if (!hasBrowser) console.log(`Skipped: no browser at ${CHROME}; set CHROME to run the browser tests.`);

/** Starts the browser that the tests share within a file. */
export function launchBrowser(): Promise<Browser> {
	const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
	return chromium.launch({ executablePath: CHROME, args });
}

/** Builds the site of a repository into a new temporary folder and answers with that folder. Throws with what the build said when it fails. */
export async function buildSite(repository: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
	const folder = env.TOCSIN_OUT ?? (await mkdtemp(join(tmpdir(), 'tocsin-site-')));
	const settings = { TOCSIN_REPO: repository, TOCSIN_OUT: folder, TOCSIN_NOW: NOW, ...env };
	// Vitest's own variables would turn the build into a development one.
	await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/build-site.ts'), '--pages'], {
		cwd: ROOT,
		env: { ...process.env, NODE_ENV: 'production', ...settings },
	});
	return folder;
}

/** A web server for a built folder that finds `/x` in `x.html`, as site hosts do. */
export interface ServedSite {
	readonly url: string;
	readonly close: () => void;
}

/** Serves a folder on a free port of this machine. */
export async function serveSite(folder: string): Promise<ServedSite> {
	const server = createServer(async (request, response) => {
		const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
		const found = findPage(folder, path);
		const file = found ?? join(folder, '404.html');
		response.writeHead(found ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
		response.end(await readFile(file));
	});
	await listen(server);
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** The file that a path of the site means, or undefined where there is none. */
export function findPage(folder: string, path: string): string | undefined {
	const candidates = path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`];
	return candidates
		.map((candidate) => join(folder, candidate))
		.find((file) => extname(file) !== '' && existsSync(file));
}

/** Resolves when a server accepts connections on a free port of this machine. */
export function listen(server: Server): Promise<void> {
	return new Promise((done) => server.listen(0, '127.0.0.1', done));
}
