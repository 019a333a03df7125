import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSiteStale } from './build-site.ts';
import { type RunningSite, startSite } from './site-server.ts';

const ENTRY = `export async function handler(request, response) {
	response.writeHead(200, { 'content-type': 'text/html' }).end('page ' + request.url + ' of ' + process.env.TOCSIN_REPO);
}`;

let engine: string;
let site: RunningSite | undefined;
beforeEach(() => {
	engine = mkdtempSync(join(tmpdir(), 'tocsin-engine-'));
	mkdirSync(join(engine, 'site'));
	writeFileSync(join(engine, 'site', 'index.astro'), '');
});
afterEach(async () => {
	await site?.stop();
	rmSync(engine, { recursive: true });
});

test('serves pages and files, and nothing else of the disk', async () => {
	build();
	const url = await start();
	expect(await textOf(`${url}/incidents?q=1`)).toEqual([200, 'page /incidents?q=1 of /records']);
	const asset = await fetch(`${url}/assets/app.css`);
	expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
	expect(asset.headers.get('content-type')).toMatch(/^text\/css/);
	const page = await fetch(url);
	expect(page.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
	expect(page.headers.get('x-content-type-options')).toBe('nosniff');
	expect(await textOf(`${url}/..%2f.built`)).toEqual([200, 'page /..%2f.built of /records']);
});

test('tells open pages that records have changed, and lets go of them at the stop', async () => {
	build();
	const url = await start();
	const response = await fetch(`${url}/events`);
	expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
	const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
	expect((await reader.read()).value).toBe('retry: 1000\n\n');
	site!.send('records');
	expect((await reader.read()).value).toBe('event: records\ndata: {}\n\n');
	await site!.stop();
	expect((await reader.read().catch(() => ({ done: true }))).done).toBe(true);
	site = undefined;
});

test('answers nobody who asks under a foreign name', async () => {
	build();
	const url = await start();
	const status = await new Promise((resolve) => {
		request(url, { headers: { host: 'evil.example.com' } }, (response) => resolve(response.statusCode)).end();
	});
	expect(status).toBe(421);
});

test('says that it is being built, and then why it cannot be', async () => {
	site = await startSite({ engine, root: '/records', host: '127.0.0.1', port: 0, allowedHosts: [] });
	const building = await fetch(site.url);
	expect(building.status).toBe(503);
	expect(await building.text()).toContain('<h1>Tocsin is building its site</h1>');
	// There is no Astro in this folder.
	await expect(site.ready).rejects.toThrow(/^The site cannot be built \(exit 1\):\n/);
	const [status, text] = await textOf(site.url);
	expect(status).toBe(503);
	expect(text).toContain('<h1>Tocsin cannot build its site</h1>');
});

test('is stale when it was never built, or when a source is newer, and not for a test', async () => {
	expect(await isSiteStale(engine)).toBe(true);
	build();
	expect(await isSiteStale(engine)).toBe(false);
	writeFileSync(join(engine, 'site', 'view.test.ts'), '');
	touch(join(engine, 'site', 'view.test.ts'), 100);
	expect(await isSiteStale(engine)).toBe(false);
	touch(join(engine, 'site', 'index.astro'), 100);
	expect(await isSiteStale(engine)).toBe(true);
});

function build(): void {
	const dist = join(engine, 'dist', 'control-room');
	mkdirSync(join(dist, 'server'), { recursive: true });
	mkdirSync(join(dist, 'client', 'assets'), { recursive: true });
	writeFileSync(join(dist, 'server', 'entry.mjs'), ENTRY);
	writeFileSync(join(dist, 'client', 'assets', 'app.css'), 'p{}');
	writeFileSync(join(dist, '.built'), '');
	touch(join(dist, '.built'), 50);
}

function touch(path: string, secondsAhead: number): void {
	const time = Date.now() / 1000 + secondsAhead;
	utimesSync(path, time, time);
}

async function start(): Promise<string> {
	site = await startSite({ engine, root: '/records', host: '127.0.0.1', port: 0, allowedHosts: [] });
	await site.ready;
	return site.url;
}

async function textOf(url: string): Promise<[number, string]> {
	const response = await fetch(url);
	return [response.status, await response.text()];
}
