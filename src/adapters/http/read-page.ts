import { setTimeout as sleep } from 'node:timers/promises';
import type { PageReader, PageText } from '../../ports/page-reader.ts';

export interface ReadPageOptions {
	/** For one attempt, from the call to the last byte. */
	readonly timeoutMs: number;
	readonly maxBytes: number;
	readonly attempts: number;
	/** Before the second attempt; twice as long before each further one. */
	readonly pauseMs: number;
}

const USUAL: ReadPageOptions = { timeoutMs: 10_000, maxBytes: 5_000_000, attempts: 3, pauseMs: 500 };

type Attempt = PageText & { readonly mayHelp?: boolean };

/** Reads a page, again where the server or the network failed. Never reads more than the bound, and never waits for ever. */
export function pageReader(options: Partial<ReadPageOptions> = {}): PageReader {
	const settings = { ...USUAL, ...options };
	return async (url) => {
		for (let attempt = 1; ; attempt += 1) {
			const { mayHelp, ...page } = await readOnce(url, settings);
			if (!mayHelp || attempt >= settings.attempts) return page as PageText;
			await sleep(settings.pauseMs * 2 ** (attempt - 1));
		}
	};
}

async function readOnce(url: string, { timeoutMs, maxBytes }: ReadPageOptions): Promise<Attempt> {
	try {
		const response = await fetch(url, {
			headers: { accept: 'application/json', 'user-agent': 'tocsin' },
			signal: AbortSignal.timeout(timeoutMs),
		});
		if (!response.ok) {
			await response.body?.cancel();
			const mayHelp = response.status >= 500 || response.status === 429;
			return { ok: false, problem: `${url} answered ${response.status}`, mayHelp };
		}
		return await readBounded(response, url, maxBytes);
	} catch (error) {
		const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
		const problem = isTimeout ? `${url} did not answer within ${timeoutMs / 1000} s` : `${url} cannot be reached`;
		return { ok: false, problem, mayHelp: true };
	}
}

/** What a header says of the length is only a promise, so the bytes are counted. */
async function readBounded(response: Response, url: string, maxBytes: number): Promise<Attempt> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.byteLength;
		if (size > maxBytes) {
			return { ok: false, problem: `${url} is larger than ${maxBytes / 1_000_000} MB` };
		}
		chunks.push(chunk);
	}
	return { ok: true, text: Buffer.concat(chunks).toString('utf8') };
}
