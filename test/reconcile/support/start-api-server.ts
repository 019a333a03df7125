import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came in. */
export interface SentRequest {
	readonly method: string;
	readonly url: URL;
	readonly headers: IncomingHttpHeaders;
	readonly body: unknown;
}

export interface ApiAnswer {
	readonly status: number;
	readonly answer?: unknown;
}

export type Trouble =
	| { readonly status: number; readonly headers?: Record<string, string>; readonly error?: object }
	| 'usual'
	| 'hang'
	| 'lost';

export interface ApiServer {
	readonly url: string;
	/** `METHOD path` of all calls. */
	readonly calls: string[];
	/** What is wrong with the requests by the description of the API. */
	readonly violations: string[];
	/** Answers for the next calls instead of the usual ones; `hang` never answers, `lost` acts and never says so. */
	readonly troubles: Trouble[];
	stop(): Promise<void>;
}

interface ApiServerOptions {
	act(request: { readonly method: string; readonly url: URL; readonly body: Record<string, unknown> }): ApiAnswer;
	violationsOf(request: SentRequest): readonly string[];
	/** How the API wraps an error. */
	explain(error: object): object;
}

/** A server of JSON on this machine that counts calls, holds them against a description, and can be in trouble. */
export async function startApiServer({ act, violationsOf, explain }: ApiServerOptions): Promise<ApiServer> {
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => handle(request, response, Buffer.concat(chunks).toString('utf8')));
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const [calls, violations, troubles]: [string[], string[], Trouble[]] = [[], [], []];
	const handle = (request: IncomingMessage, response: ServerResponse, text: string) => {
		const url = new URL(request.url ?? '/', 'http://x');
		const method = request.method ?? '';
		const body = text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>);
		calls.push(`${method} ${url.pathname}`);
		violations.push(...violationsOf({ method, url, headers: request.headers, body }));
		const trouble = troubles.shift() ?? 'usual';
		if (trouble === 'hang') return;
		if (typeof trouble === 'object') {
			response.writeHead(trouble.status, trouble.headers).end(JSON.stringify(explain(trouble.error ?? {})));
			return;
		}
		const { status, answer } = act({ method, url, body: body ?? {} });
		if (trouble === 'lost') response.destroy();
		else if (answer === undefined) response.writeHead(status).end();
		else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
	};
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		calls,
		violations,
		troubles,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}
