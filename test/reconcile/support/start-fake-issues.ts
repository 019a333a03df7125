import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contractViolations } from './github-contract.ts';

export interface FakeIssue {
	readonly number: number;
	readonly html_url: string;
	title: string;
	body: string;
	state: string;
	state_reason?: string;
	labels: string[];
	assignees: string[];
	/** Bodies of the comments below it. */
	comments?: string[];
}

export interface FakeIssues {
	readonly url: string;
	readonly issues: FakeIssue[];
	/** `METHOD path` of all calls. */
	readonly calls: string[];
	/** What is wrong with the requests by GitHub's description. */
	readonly violations: string[];
	/** Answers for the next calls instead of the usual ones; `hang` never answers, `lost` acts and never says so. */
	readonly troubles: (
		| { readonly status: number; readonly headers?: Record<string, string>; readonly message?: string }
		| 'usual'
		| 'hang'
		| 'lost'
	)[];
	/** Logins that can be assigned. */
	readonly assignable: Set<string>;
	stop(): Promise<void>;
}

/** A server that keeps issues as GitHub does, and holds each request against GitHub's description. */
export async function startFakeIssues(): Promise<FakeIssues> {
	const state = {
		issues: [] as FakeIssue[],
		calls: [] as string[],
		violations: [] as string[],
		troubles: [] as FakeIssues['troubles'],
		assignable: new Set<string>(),
	};
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => handle(request, response, Buffer.concat(chunks).toString('utf8')));
	});
	const handle = (request: IncomingMessage, response: ServerResponse, text: string) => {
		const url = new URL(request.url ?? '/', 'http://x');
		const method = request.method ?? '';
		state.calls.push(`${method} ${url.pathname}`);
		const body = text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>);
		state.violations.push(...contractViolations(method, url, body));
		const trouble = state.troubles.shift();
		if (trouble === 'hang') return;
		if (trouble && trouble !== 'lost' && trouble !== 'usual') {
			response.writeHead(trouble.status, trouble.headers).end(JSON.stringify({ message: trouble.message ?? 'No' }));
			return;
		}
		const { status, answer } = act(state, { method, url, body: body ?? {} });
		if (trouble === 'lost') response.destroy();
		else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
	};
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		...state,
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}

interface Request {
	readonly method: string;
	readonly url: URL;
	readonly body: Record<string, unknown>;
}

function act(
	{ issues, assignable }: Pick<FakeIssues, 'issues' | 'assignable'>,
	{ method, url, body }: Request,
): { readonly status: number; readonly answer: unknown } {
	const [, one, below] = /\/issues\/(\d+)(\/comments)?$/.exec(url.pathname) ?? [];
	if (one !== undefined && method !== 'PATCH') {
		const issue = issues.find(({ number }) => number === Number(one));
		if (!issue) return { status: 404, answer: { message: 'Not Found' } };
		if (below === undefined) return { status: 200, answer: issue };
		issue.comments ??= [];
		if (method === 'POST') issue.comments.push(String(body.body));
		const shown = issue.comments.map((text) => ({ body: text }));
		return method === 'POST' ? { status: 201, answer: shown.at(-1) } : { status: 200, answer: shown };
	}
	if (method === 'GET') {
		const [label, page, size] = ['labels', 'page', 'per_page'].map((name) => url.searchParams.get(name)) as [
			string | null,
			string,
			string,
		];
		const newest = issues.filter(({ labels }) => label === null || labels.includes(label)).toReversed();
		return { status: 200, answer: newest.slice((Number(page) - 1) * Number(size), Number(page) * Number(size)) };
	}
	if (method === 'PATCH') {
		const issue = issues.find(({ number }) => url.pathname.endsWith(`/${number}`));
		return issue
			? { status: 200, answer: Object.assign(issue, body) }
			: { status: 404, answer: { message: 'Not Found' } };
	}
	const assignees = (body.assignees ?? []) as string[];
	if (assignees.some((login) => !assignable.has(login)))
		return { status: 422, answer: { message: 'Validation Failed' } };
	const number = issues.length + 1;
	const issue = {
		number,
		html_url: `https://github.com/acme/incidents/issues/${number}`,
		state: 'open',
		labels: [],
		...body,
		assignees,
	};
	issues.push(issue as unknown as FakeIssue);
	return { status: 201, answer: issue };
}
