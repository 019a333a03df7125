import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contractViolations } from './github-contract.ts';

export interface FakePulls {
	readonly url: string;
	readonly branches: Map<string, Map<string, string>>;
	readonly pulls: {
		readonly number: number;
		readonly head: string;
		readonly title: string;
		readonly body: string;
		state: string;
	}[];
	/** Logins that were asked, as `assignee x` and `reviewer x`. */
	readonly asked: Set<string>;
	/** Logins without access. */
	readonly strangers: Set<string>;
	readonly calls: string[];
	readonly violations: string[];
	/** The call of this number (from 0) acts and is never answered. */
	lost: number;
	stop(): Promise<void>;
}

interface Answer {
	readonly status: number;
	readonly body?: unknown;
}

/** A server that keeps branches with files and pull requests as GitHub does, held against GitHub's description. */
export async function startFakePulls(): Promise<FakePulls> {
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const text = Buffer.concat(chunks).toString('utf8');
			const url = new URL(request.url ?? '/', 'http://x');
			const body = text === '' ? undefined : (JSON.parse(text) as Record<string, string>);
			const call = `${request.method} ${url.pathname.replace('/repos/acme/incidents/', '')}`;
			fake.violations.push(...contractViolations(request.method ?? '', url, body));
			const answer = act(fake, { call, query: url.searchParams, body: body ?? {} });
			const isLost = fake.calls.push(call) - 1 === fake.lost;
			if (isLost) response.destroy();
			else response.writeHead(answer.status).end(JSON.stringify(answer.body ?? { message: 'No' }));
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const fake: FakePulls = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		branches: new Map([['main', new Map()]]),
		pulls: [],
		asked: new Set(),
		strangers: new Set(),
		calls: [],
		violations: [],
		lost: -1,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
	return fake;
}

interface Call {
	/** `METHOD path`, below the repository. */
	readonly call: string;
	readonly query: URLSearchParams;
	readonly body: Record<string, unknown>;
}

function act(fake: FakePulls, { call, query, body }: Call): Answer {
	const { branches, pulls } = fake;
	if (call === 'GET git/ref/heads/main') return { status: 200, body: { object: { sha: '1'.repeat(40) } } };
	if (call === 'POST git/refs') {
		const name = String(body.ref).replace('refs/heads/', '');
		if (branches.has(name)) return { status: 422, body: { message: 'Reference already exists' } };
		branches.set(name, new Map(branches.get('main')));
		return { status: 201, body: {} };
	}
	if (call.startsWith('GET contents/')) {
		const file = branches.get(query.get('ref') ?? 'main')?.get(call.slice('GET contents/'.length));
		return file === undefined ? { status: 404 } : { status: 200, body: {} };
	}
	if (call.startsWith('PUT contents/')) {
		const [files, path] = [branches.get(String(body.branch))!, call.slice('PUT contents/'.length)];
		if (files.has(path)) return { status: 422, body: { message: '"sha" wasn\'t supplied.' } };
		files.set(path, Buffer.from(String(body.content), 'base64').toString('utf8'));
		return { status: 201, body: {} };
	}
	if (call === 'GET pulls')
		return { status: 200, body: pulls.filter(({ head }) => `acme:${head}` === query.get('head')) };
	if (call === 'POST pulls') return createPull(fake, body);
	return ask(fake, call, body);
}

function createPull({ pulls }: FakePulls, body: Record<string, unknown>): Answer {
	const head = String(body.head);
	if (pulls.some((pull) => pull.head === head && pull.state === 'open')) return { status: 422 };
	const number = pulls.length + 7;
	const pull = {
		number,
		html_url: `https://github.com/acme/incidents/pull/${number}`,
		head,
		title: String(body.title),
		body: String(body.body),
		state: 'open',
	};
	pulls.push(pull);
	return { status: 201, body: pull };
}

function ask({ asked, strangers }: FakePulls, call: string, body: Record<string, unknown>): Answer {
	const role = call.endsWith('/assignees') ? 'assignee' : 'reviewer';
	const logins = (body.assignees ?? body.reviewers) as string[];
	if (logins.some((login) => strangers.has(login))) return { status: 422 };
	for (const login of logins) asked.add(`${role} ${login}`);
	return { status: 201, body: {} };
}
