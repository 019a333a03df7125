import { readBody } from '../read-body.ts';

/** `fetch`, as far as the relay uses it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface AskOptions {
	readonly fetch: Fetch;
	/** Longest time for the whole answer, in milliseconds. */
	readonly ms: number;
	/** Largest answer, in bytes. */
	readonly bytes: number;
}

/** The text that an address answers with 200; undefined for any other answer, a redirect, and one too large or too slow. */
export async function askAmazon(url: string, { fetch, ms, bytes }: AskOptions): Promise<string | undefined> {
	try {
		const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(ms) });
		const body = await readBody(response, bytes, ms);
		return response.status === 200 && body.ok ? new TextDecoder().decode(body.bytes) : undefined;
	} catch {
		return undefined;
	}
}
