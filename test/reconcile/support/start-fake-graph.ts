import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ajv } from 'ajv';

interface Contract {
	readonly operations: readonly {
		readonly path: string;
		readonly method: string;
		readonly query: Readonly<Record<string, { readonly enum?: readonly string[]; readonly type?: string }>>;
		readonly body?: object;
	}[];
}

export interface FakeChat {
	readonly id: string;
	topic: string;
	readonly members: string[];
}

export type GraphTrouble =
	| { readonly status: number; readonly headers?: Record<string, string>; readonly body?: object }
	| 'hang'
	| 'lost';

/** Entra, Graph and a Workflows webhook, as far as an app sees them; requests are held against Microsoft's description. */
export interface FakeGraph {
	readonly url: string;
	/** Ids in Entra by mail. */
	readonly users: Map<string, string>;
	/** Ids that no chat takes. */
	readonly refused: Set<string>;
	readonly chats: FakeChat[];
	readonly cards: { readonly type: string; readonly attachments: readonly { readonly content: object }[] }[];
	/** `POST /v1.0/chats`. */
	readonly calls: string[];
	readonly violations: string[];
	/** For the next calls of an operation, first come first served. */
	readonly troubles: Map<string, GraphTrouble[]>;
	stop(): Promise<void>;
}

const { operations } = JSON.parse(readFileSync(new URL('graph.contract.json', import.meta.url), 'utf8')) as Contract;
const ajv = new Ajv({ strict: false, validateFormats: false });

type State = Omit<FakeGraph, 'url' | 'stop'>;
type Answer = readonly [status: number, body?: object];

export async function startFakeGraph(): Promise<FakeGraph> {
	const state: State = {
		users: new Map(),
		refused: new Set(),
		chats: [],
		cards: [],
		calls: [],
		violations: [],
		troubles: new Map(),
	};
	const server = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk) => (text += chunk));
		request.on('end', () => {
			const url = new URL(request.url ?? '/', 'http://graph');
			const call = `${request.method} ${decodeURIComponent(url.pathname)}`;
			state.calls.push(call);
			const trouble = state.troubles.get(call)?.shift();
			if (trouble === 'hang') return;
			if (typeof trouble === 'object') {
				response.writeHead(trouble.status, trouble.headers).end(JSON.stringify(trouble.body ?? {}));
				return;
			}
			const [status, body] = act(state, { call, url, text, token: request.headers.authorization ?? '' });
			if (trouble === 'lost') response.destroy();
			else response.writeHead(status, { 'content-type': 'application/json' }).end(body && JSON.stringify(body));
		});
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

interface Call {
	readonly call: string;
	readonly url: URL;
	readonly text: string;
	readonly token: string;
}

function act(state: State, { call, url, text, token }: Call): Answer {
	if (call === 'POST /acme/oauth2/v2.0/token') return tokenFor(new URLSearchParams(text));
	if (call === 'POST /webhook') {
		state.cards.push(JSON.parse(text));
		return [202];
	}
	if (token !== 'Bearer app-token') return [401, { error: { code: 'InvalidAuthenticationToken', message: 'no' } }];
	const body = text === '' ? undefined : JSON.parse(text);
	state.violations.push(...violations(call, url, body));
	const [, , part, id, rest] = url.pathname.split('/').map(decodeURIComponent);
	const chat = state.chats.find((one) => one.id === id);
	if (call === 'GET /v1.0/users') return [200, { value: usersFor(state, url.searchParams.get('$filter') ?? '') }];
	if (part === 'users' && rest === 'chats') {
		const mine = state.chats.filter(({ members }) => members.includes(id!));
		return [200, { value: mine.map(({ id: chatId, topic }) => ({ id: chatId, topic, webUrl: webUrlOf(chatId) })) }];
	}
	if (call === 'POST /v1.0/chats') return created(state, body);
	if (!chat) return [404, { error: { code: 'NotFound', message: 'No such chat' } }];
	if (call.startsWith('PATCH')) {
		chat.topic = body.topic;
		return [200, { id: chat.id, topic: chat.topic }];
	}
	if (call.startsWith('GET')) return [200, { value: chat.members.map((userId) => ({ userId })) }];
	const member = memberIn(body);
	if (state.refused.has(member)) return [403, { error: { code: 'Forbidden', message: 'not in this tenant' } }];
	chat.members.push(member);
	return [201, {}];
}

function tokenFor(form: URLSearchParams): Answer {
	if (form.get('client_secret') !== 'right') return [401, { error: 'invalid_client', error_description: 'long text' }];
	return [200, { access_token: 'app-token', expires_in: 3599, token_type: 'Bearer' }];
}

function usersFor({ users }: State, filter: string): readonly object[] {
	const mail = /^mail eq '(.*)' or userPrincipalName eq '\1'$/.exec(filter)?.[1]?.replaceAll("''", "'");
	const id = users.get(mail ?? '');
	return id === undefined ? [] : [{ id }];
}

function created({ chats, refused }: State, { topic, members }: { topic: string; members: object[] }): Answer {
	const ids = members.map(memberIn);
	if (topic.includes(':') || topic.length > 250) return [400, { error: { code: 'BadRequest', message: 'topic' } }];
	if (ids.some((id) => refused.has(id))) return [400, { error: { code: 'BadRequest', message: 'a member' } }];
	const id = `19:${chats.length + 1}@thread.v2`;
	chats.push({ id, topic, members: ids });
	return [201, { id, topic, webUrl: webUrlOf(id) }];
}

function webUrlOf(id: string): string {
	return `https://teams.microsoft.com/l/chat/${encodeURIComponent(id)}/0`;
}

function memberIn(member: object): string {
	return /users\('([^']+)'\)$/.exec((member as Record<string, string>)['user@odata.bind'] ?? '')?.[1] ?? '';
}

function violations(call: string, url: URL, body: unknown): readonly string[] {
	const operation = operations.find(({ method, path }) => {
		return new RegExp(`^${method} ${path.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(call);
	});
	if (!operation) return [`${call}: no such operation`];
	const unknown = [...url.searchParams].flatMap(([name, value]) => {
		const known = operation.query[name];
		return known && (known.enum?.includes(value) ?? true) ? [] : [`${call}: unexpected ${name}=${value}`];
	});
	if (body === undefined || ajv.validate(operation.body ?? false, body)) return unknown;
	return [...unknown, `${call}: ${ajv.errorsText()}`];
}
