import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RECORD_FOLDERS } from '../../src/core/records/paths.ts';
import { example } from './page-kinds.ts';
import { buildSite, EXAMPLE, findPage } from './site-under-test.ts';

const BASE = '/acme/incidents-site';
const BUDGET = 60_000;

describe('the built files of the example as a public site, below a base path', () => {
	let repository: string;
	let folder: string;
	let pages: ReadonlyMap<string, string>;
	beforeAll(async () => {
		repository = await copyAsPublic(EXAMPLE);
		folder = await buildSite(repository, { TOCSIN_BASE: BASE });
		pages = await readPages(folder);
	});
	afterAll(() => Promise.all([repository, folder].map((path) => rm(path, { recursive: true, force: true }))));

	test('there is a page for every record', () => {
		const expected = [
			...example.incidents.map(({ id }) => `incidents/${id}.html`),
			...example.incidents.filter(({ postmortem }) => postmortem).map(({ id }) => `postmortems/${id}.html`),
			...[...example.runbooks.keys()].map((slug) => `runbooks/${slug}.html`),
			...[...example.services.keys()].map((slug) => `services/${slug}.html`),
			...[...example.teams.keys()].map((slug) => `teams/${slug}.html`),
		];
		expect(expected.filter((page) => !pages.has(page))).toEqual([]);
	});

	test('every link of the site leads to a page, and to the place on it', () => {
		const broken: string[] = [];
		for (const [page, html] of pages) {
			for (const target of linksOf(html)) {
				if (/^(?:https?|mailto|tel):/.test(target)) continue;
				const problem = findProblem(target, page);
				if (problem) broken.push(`${page}: ${target}: ${problem}`);
			}
		}
		expect(broken).toEqual([]);
	});

	function findProblem(target: string, page: string): string | undefined {
		const url = new URL(target, `http://site${BASE}/${page.replace(/\.html$/, '')}`);
		if (!url.pathname.startsWith(`${BASE}/`)) return 'not below the base path';
		const path = decodeURIComponent(url.pathname.slice(BASE.length));
		const file = findPage(folder, path);
		if (!file) return 'no such page';
		const id = decodeURIComponent(url.hash.slice(1));
		const html = pages.get(posix.relative(folder, file));
		return id && html && !html.includes(`id="${id}"`) ? 'no such place on it' : undefined;
	}

	test('no page carries script, style or event handlers in its markup, nor asks for anything from elsewhere', () => {
		const forbidden = [
			/<script(?![^>]*\ssrc=)[^>]*>/i,
			/<style/i,
			/<[^>]+\sstyle=/i,
			/<[^>]+\son[a-z]+=/i,
			/<(?:img|script|iframe|source)[^>]+src="(?:https?:)?\/\//i,
			/<link(?![^>]*rel="(?:canonical|alternate)")[^>]+href="(?:https?:)?\/\//i,
		];
		const found = [...pages].flatMap(([page, html]) =>
			forbidden.flatMap((pattern) => pattern.exec(html)?.[0].slice(0, 90) ?? []).map((text) => `${page}: ${text}`),
		);
		expect(found).toEqual([]);
	});

	test('every page brings its strict policy', () => {
		const policy =
			/<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self'(?: 'wasm-unsafe-eval')?; style-src 'self';/;
		expect([...pages].filter(([, html]) => !policy.test(html.replaceAll('&#39;', "'"))).map(([page]) => page)).toEqual(
			[],
		);
	});

	test(`every page fits in ${BUDGET / 1000} kB, with all that it loads before a search`, async () => {
		const sizes = new Map<string, number>();
		const heavy: string[] = [];
		for (const [page, html] of pages) {
			let size = gzipSync(html).length;
			for (const [, asset = ''] of html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.(?:js|css))"/g)) {
				const file = join(folder, asset.slice(BASE.length));
				if (!sizes.has(file)) sizes.set(file, await weigh(file));
				size += sizes.get(file)!;
			}
			if (size > BUDGET) heavy.push(`${page}: ${size} bytes`);
		}
		expect(heavy).toEqual([]);
	});

	test('what records mark as internal is nowhere', async () => {
		const secrets = example.incidents
			.flatMap(({ facts }) => textsIn(facts.internal))
			.filter((text) => text.length >= 8);
		expect(secrets.length).toBeGreaterThan(0);
		const files = await readdir(folder, { recursive: true, withFileTypes: true });
		const leaks: string[] = [];
		for (const file of files.filter((entry) => entry.isFile())) {
			const text = await readFile(join(file.parentPath, file.name), 'latin1');
			leaks.push(
				...secrets
					.filter((secret) => text.includes(Buffer.from(secret).toString('latin1')))
					.map((secret) => `${file.name}: ${secret}`),
			);
		}
		expect(leaks).toEqual([]);
	});

	test('the same records make the same bytes', async () => {
		const again = await buildSite(repository, { TOCSIN_BASE: BASE });
		const other = await readPages(again);
		await rm(again, { recursive: true, force: true });
		expect([...other.keys()]).toEqual([...pages.keys()]);
		expect([...pages].filter(([page, html]) => other.get(page) !== html).map(([page]) => page)).toEqual([]);
	});
});

/** A copy of the records that says of itself that everybody may read it. */
async function copyAsPublic(repository: string): Promise<string> {
	const copy = await mkdtemp(join(tmpdir(), 'tocsin-public-'));
	for (const name of RECORD_FOLDERS) {
		await cp(join(repository, name), join(copy, name), { recursive: true, force: true }).catch(ignoreMissing);
	}
	const policy = join(copy, 'policies/site.yaml');
	await writeFile(policy, (await readFile(policy, 'utf8')).replace(/^visibility:.*$/m, 'visibility: public'));
	return copy;
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
	if (error.code !== 'ENOENT') throw error;
}

async function readPages(folder: string): Promise<ReadonlyMap<string, string>> {
	const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html')).sort();
	return new Map(
		await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
	);
}

function linksOf(html: string): Set<string> {
	const links = html.matchAll(/\s(?:href|src|action)="([^"]*)"/g);
	return new Set([...links].map(([, target = '']) => target.replaceAll('&amp;', '&').replaceAll('&#38;', '&')));
}

/** Bytes of a script or style sheet as sent, with the modules that it imports. */
async function weigh(file: string): Promise<number> {
	const text = await readFile(file, 'utf8');
	const imports = text.matchAll(/\bfrom\s?["'](\.[^"']+)["']/g);
	const sizes = await Promise.all([...imports].map(([, path = '']) => weigh(join(dirname(file), path))));
	return gzipSync(text).length + sizes.reduce((sum, size) => sum + size, 0);
}

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
