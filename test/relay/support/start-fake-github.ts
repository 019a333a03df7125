import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DispatchPayload } from '../../../src/adapters/github/packed-delivery.ts';

/** What the next calls get instead of the usual answer. */
export type Trouble =
	| { readonly status: number; readonly headers?: Record<string, string>; readonly body?: object }
	| 'hang'
	| 'cut';

export interface FakeGithub {
	readonly url: string;
	/** Payloads that were taken, in order. */
	readonly taken: DispatchPayload[];
	/** Statuses of all calls, in order; 0 where none was sent. */
	readonly answers: number[];
	readonly times: number[];
	/** Troubles for the next calls, first come first served. */
	readonly troubles: Trouble[];
	stop(): Promise<void>;
}

export const GITHUB_TOKEN = 'ghs_test';

/** A server that takes `POST /repos/acme/incidents/dispatches` by the rules that GitHub documents, and no others. */
export async function startFakeGithub(): Promise<FakeGithub> {
	const state = {
		taken: [] as DispatchPayload[],
		answers: [] as number[],
		times: [] as number[],
		troubles: [] as Trouble[],
	};
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => answer(request, response, Buffer.concat(chunks).toString('utf8')));
	});
	const answer = (request: IncomingMessage, response: ServerResponse, text: string): void => {
		state.times.push(performance.now());
		const trouble = state.troubles.shift();
		if (trouble === 'hang' || trouble === 'cut') {
			state.answers.push(0);
			if (trouble === 'cut') response.destroy();
			return;
		}
		const { status, headers, body } = trouble ?? judge(request, text);
		state.answers.push(status);
		if (status === 204) state.taken.push((JSON.parse(text) as { client_payload: DispatchPayload }).client_payload);
		response
			.writeHead(status, { 'content-type': 'application/json', ...headers })
			.end(status === 204 ? undefined : JSON.stringify(body ?? {}));
	};
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		...state,
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

function judge(
	request: IncomingMessage,
	text: string,
): { readonly status: number; readonly headers?: Record<string, string>; readonly body?: object } {
	if (request.headers.authorization !== `Bearer ${GITHUB_TOKEN}`)
		return { status: 401, body: { message: 'Bad credentials' } };
	if (request.method !== 'POST' || request.url !== '/repos/acme/incidents/dispatches')
		return { status: 404, body: { message: 'Not Found' } };
	if (!request.headers['user-agent'])
		return { status: 403, body: { message: 'Request forbidden by administrative rules' } };
	const { event_type, client_payload, ...rest } = JSON.parse(text) as Record<string, unknown>;
	const isValid =
		typeof event_type === 'string' &&
		event_type.length >= 1 &&
		event_type.length <= 100 &&
		typeof client_payload === 'object' &&
		client_payload !== null &&
		!Array.isArray(client_payload) &&
		Object.keys(client_payload).length <= 10 &&
		escapedLength(client_payload) < 65_535 &&
		Object.keys(rest).length === 0;
	return isValid ? { status: 204 } : { status: 422, body: { message: 'Invalid request.' } };
}

/** The strictest reading of the limit: the length in a spelling that escapes all there is to escape. */
function escapedLength(value: unknown): number {
	return JSON.stringify(value).replace(/[^\x20-\x7e]|[<>&]/g, 'u12345').length;
}
