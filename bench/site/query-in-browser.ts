import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

/** What queries cost a reader. */
export interface BrowserAnswers {
	/** Bytes before the first query: program, list of texts, map of records. */
	readonly once: number;
	readonly queries: readonly { readonly bytes: number; readonly ms: number }[];
}

const EXCERPTS = 10;

/** The part of Pagefind that is used here. */
interface Pagefind {
	init(): Promise<void>;
	search(query: string): Promise<{ readonly results: readonly { data(): Promise<unknown> }[] }>;
}

/** Searches an index in a real browser, over HTTP from this process, one query after the other. */
export async function queryInBrowser(
	folder: string,
	queries: readonly string[],
	executablePath: string,
): Promise<BrowserAnswers> {
	let bytes = 0;
	const server = createServer((request, response) => {
		const file = join(folder, new URL(request.url ?? '/', 'http://localhost').pathname);
		if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
			response
				.writeHead(200, { 'content-type': 'text/html' })
				.end('<!doctype html><html lang="en"><title>Bench</title>');
			return;
		}
		const content = readFileSync(file);
		// What hosts compress on the way; the index is compressed as it is.
		bytes += /\.(?:js|json)$/.test(file) ? gzipSync(content).length : content.length;
		response.writeHead(200, { 'content-type': file.endsWith('.js') ? 'text/javascript' : 'application/octet-stream' });
		response.end(content);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
	try {
		const page = await browser.newPage();
		await page.goto(url);
		await page.evaluate(async (base) => {
			const pagefind: Pagefind = await import(`${base}pagefind.js`);
			await fetch(`${base}documents.json`);
			await pagefind.search('zzzzzzzz');
		}, url);
		const once = bytes;
		const answers: { bytes: number; ms: number }[] = [];
		for (const query of queries) {
			bytes = 0;
			const ms = await page.evaluate(
				async ({ base, text, most }) => {
					const pagefind: Pagefind = await import(`${base}pagefind.js`);
					const started = performance.now();
					const { results } = await pagefind.search(text);
					await Promise.all(results.slice(0, most).map((result) => result.data()));
					return performance.now() - started;
				},
				{ base: url, text: query, most: EXCERPTS },
			);
			answers.push({ bytes, ms });
		}
		return { once, queries: answers };
	} finally {
		await browser.close();
		server.closeAllConnections();
		server.close();
	}
}
