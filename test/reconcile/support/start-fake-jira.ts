import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jiraViolations } from './jira-contract.ts';

export interface FakeTicket {
	readonly key: string;
	readonly fields: {
		readonly summary: string;
		readonly labels: readonly string[];
		readonly description: object;
		readonly assignee?: { readonly accountId: string };
	};
	status: { name: string; statusCategory: { key: string } };
	resolution?: { name: string };
	readonly comments: { readonly body: object }[];
	/** Remote links by global id. */
	readonly links: Map<string, object>;
	/** Not found by a search yet, as in the first moments of a real one. */
	isUnindexed?: boolean;
}

export interface FakeJira {
	readonly url: string;
	readonly tickets: FakeTicket[];
	/** `METHOD path` of all calls. */
	readonly calls: string[];
	/** What is wrong with the requests by Jira's descriptions. */
	readonly violations: string[];
	/** Answers for the next calls instead of the usual ones; `hang` never answers, `lost` acts and never says so. */
	readonly troubles: (
		| { readonly status: number; readonly headers?: Record<string, string>; readonly body?: object }
		| 'usual'
		| 'hang'
		| 'lost'
	)[];
	/** Accounts by mail address; one that hides its address has `''`. */
	readonly accounts: { readonly accountId: string; readonly mail: string; readonly hides?: boolean }[];
	stop(): Promise<void>;
}

type State = Omit<FakeJira, 'url' | 'stop'>;

interface Answer {
	readonly status: number;
	readonly body?: unknown;
}

/** A server that keeps tickets as Jira Cloud does, and holds each request against Jira's description. */
export async function startFakeJira(): Promise<FakeJira> {
	const state: State = { tickets: [], calls: [], violations: [], troubles: [], accounts: [] };
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => handle(state, { request, response, text: Buffer.concat(chunks).toString('utf8') }));
	});
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

function handle(
	state: State,
	{ request, response, text }: { request: IncomingMessage; response: ServerResponse; text: string },
): void {
	const url = new URL(request.url ?? '/', 'http://x');
	const method = request.method ?? '';
	const path = url.pathname.replace('/rest/api/3/', '');
	state.calls.push(`${method} ${path}`);
	const body = text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>);
	state.violations.push(...jiraViolations(method, url, body));
	if (!/^Basic [A-Za-z0-9+/=]+$/.test(request.headers.authorization ?? '')) state.violations.push('no login');
	const trouble = state.troubles.shift();
	if (trouble === 'hang') return;
	if (trouble && trouble !== 'lost' && trouble !== 'usual') {
		response.writeHead(trouble.status, trouble.headers).end(JSON.stringify(trouble.body ?? {}));
		return;
	}
	const answer = act(state, { method, path, url, body: body ?? {} });
	if (trouble === 'lost') response.destroy();
	else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body ?? {}));
}

interface Call {
	readonly method: string;
	readonly path: string;
	readonly url: URL;
	readonly body: Record<string, unknown>;
}

function act(state: State, call: Call): Answer {
	const { method, path, url, body } = call;
	const [, key, below] = /^issue\/([A-Z]+-\d+)(?:\/(.*))?$/.exec(path) ?? [];
	if (key !== undefined) return actOn(state, key, { ...call, below });
	if (path === 'search/jql') {
		const label = /labels = "([^"]+)"/.exec(String(body.jql))?.[1] ?? '';
		const found = state.tickets.filter(({ fields, isUnindexed }) => !isUnindexed && fields.labels.includes(label));
		return { status: 200, body: { issues: found.map(shown), isLast: true } };
	}
	if (path === 'issue/bulkfetch') {
		const wanted = body.issueIdsOrKeys as readonly string[];
		return { status: 200, body: { issues: state.tickets.filter((one) => wanted.includes(one.key)).map(shown) } };
	}
	if (path === 'user/assignable/search') {
		const query = url.searchParams.get('query');
		const found = state.accounts.filter(({ mail }) => mail === query);
		return {
			status: 200,
			body: found.map(({ accountId, mail, hides }) => ({ accountId, ...(!hides && { emailAddress: mail }) })),
		};
	}
	if (method !== 'POST' || path !== 'issue') return { status: 404 };
	const ticket: FakeTicket = {
		key: `PAY-${state.tickets.length + 1}`,
		fields: body.fields as FakeTicket['fields'],
		status: { name: 'To Do', statusCategory: { key: 'new' } },
		comments: [],
		links: new Map(),
	};
	state.tickets.push(ticket);
	return { status: 201, body: { id: '1', key: ticket.key, self: 'https://acme.atlassian.net/rest/api/3/issue/1' } };
}

function actOn({ tickets }: State, key: string, { method, below, body }: Call & { below: string | undefined }): Answer {
	const ticket = tickets.find((one) => one.key === key);
	if (!ticket)
		return { status: 404, body: { errorMessages: ['Issue does not exist or you do not have permission to see it.'] } };
	if (below === undefined) return { status: 200, body: shown(ticket) };
	if (below === 'remotelink') {
		const id = String(body.globalId);
		const status = ticket.links.has(id) ? 200 : 201;
		ticket.links.set(id, body.object as object);
		return { status, body: { id: 1 } };
	}
	if (method === 'GET') return { status: 200, body: { comments: ticket.comments.toReversed() } };
	ticket.comments.push({ body: body.body as object });
	return { status: 201, body: { id: '1' } };
}

function shown({ key, fields, status, resolution }: FakeTicket): object {
	return { id: '1', key, fields: { ...fields, status, resolution: resolution ?? null } };
}
