import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerViolations, exampleAnswer, knownCall, requestViolations } from './github-contract.ts';

/** What a test wants of an operation: keys over GitHub's own example, another list, or only a status. */
export type SetupAnswer = { readonly status: number } | { readonly value: unknown };

export interface SetupGithub {
	readonly url: string;
	/** By operation, like `GET /pages`; the others answer with GitHub's example. */
	readonly answers: Map<string, SetupAnswer>;
	/** Bodies that came with `POST /pulls`. */
	readonly pulls: unknown[];
	readonly violations: string[];
	stop(): Promise<void>;
}

/** Serves what is set of `/repos/acme/incidents`; requests and answers are held against GitHub's own description. */
export async function startSetupGithub(): Promise<SetupGithub> {
	const [answers, pulls, violations]: [Map<string, SetupAnswer>, unknown[], string[]] = [new Map(), [], []];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { pathname, searchParams } = new URL(request.url ?? '/', 'http://api');
			const call = knownCall(request.method ?? 'GET', pathname.replace('/repos/acme/incidents', ''));
			if (!call) {
				violations.push(`${request.method} ${pathname}: no such operation`);
				response.writeHead(404).end('{}');
				return;
			}
			const text = Buffer.concat(chunks).toString('utf8');
			const body: unknown = text === '' ? undefined : JSON.parse(text);
			if (body !== undefined) pulls.push(body);
			const [status, value] = answerOf(call.operation, answers.get(call.operation));
			const found = [
				...requestViolations(call.operation, searchParams, body),
				...(status < 300 ? answerViolations(call.operation, status, value) : []),
			];
			violations.push(...found.map((violation) => `${call.operation}: ${violation}`));
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		answers,
		pulls,
		violations,
		stop: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

function answerOf(operation: string, given: SetupAnswer | undefined): readonly [status: number, value: unknown] {
	if (given && 'status' in given) return [given.status, { message: 'No' }];
	const status = operation.startsWith('POST') ? 201 : 200;
	const example = exampleAnswer<object>(operation, status);
	if (!given) return [status, example];
	return [status, Array.isArray(given.value) ? given.value : { ...example, ...(given.value as object) }];
}
