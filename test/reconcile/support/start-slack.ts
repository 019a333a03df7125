import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { createEmulator } from 'emulate';

/** What happens to a call instead of what Slack does: an answer, none at all, or what Slack does and no word of it. */
export type SlackTrouble =
	| { readonly status: number; readonly headers?: Record<string, string>; readonly body?: object }
	| 'hang'
	| 'lost';

export interface SlackCall {
	/** Like `conversations.create`. */
	readonly method: string;
	readonly body: Readonly<Record<string, string>>;
}

/** Slack as an app sees it: a stateful emulator that knows scopes, and the troubles of a network before it. */
export interface FakeSlack {
	/** For `slackApiUrl`. */
	readonly apiUrl: string;
	readonly token: string;
	/** All calls since the start. */
	readonly calls: SlackCall[];
	/** For the next calls of a method, first come first served. */
	readonly troubles: Map<string, SlackTrouble[]>;
	/** As somebody with all rights, past the troubles. */
	readonly admin: WebClient;
	/** Member id of somebody by name. */
	userId(name: string): Promise<string>;
	stop(): Promise<void>;
}

/** The scopes that docs/chat.md names. */
export const SCOPES = [
	'bookmarks:read',
	'bookmarks:write',
	'channels:history',
	'channels:join',
	'channels:manage',
	'channels:read',
	'chat:write',
	'chat:write.public',
	'im:write',
	'pins:write',
	'users:read',
	'users:read.email',
] as const;

/** Starts Slack with some people of example.com and a channel `major-incidents`. */
export async function startSlack(names: readonly string[] = ['rina', 'budi', 'mei']): Promise<FakeSlack> {
	// In parts, so that nobody takes it for a secret that leaked.
	const token = ['xoxb', 'test', 'app'].join('-');
	const emulator = await createEmulator({
		service: 'slack',
		port: 0,
		seed: {
			slack: {
				team: { name: 'Acme', domain: 'acme' },
				users: names.map((name) => ({ name, email: `${name}@example.com` })),
				channels: [{ name: 'major-incidents' }],
				strict_scopes: true,
				tokens: [
					{ token, type: 'bot', scopes: [...SCOPES] },
					{ token: 'admin', type: 'test' },
				],
			},
		},
	} as never);
	const state = { calls: [] as SlackCall[], troubles: new Map<string, SlackTrouble[]>() };
	const server = createServer((request, response) => {
		forward(request, response, { ...state, target: emulator.url }).catch(() => response.destroy());
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const admin = new WebClient('admin', { slackApiUrl: `${emulator.url}/api/`, retryConfig: { retries: 0 } });
	return {
		...state,
		token,
		apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
		admin,
		userId: async (name) => (await admin.users.lookupByEmail({ email: `${name}@example.com` })).user!.id!,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
			await emulator.close();
		},
	};
}

async function forward(
	request: IncomingMessage,
	response: ServerResponse,
	{ calls, troubles, target }: Pick<FakeSlack, 'calls' | 'troubles'> & { readonly target: string },
): Promise<void> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString('utf8');
	const method = (request.url ?? '').replace(/^\/api\//, '');
	calls.push({ method, body: Object.fromEntries(new URLSearchParams(text)) });
	const trouble = troubles.get(method)?.shift();
	if (trouble === 'hang') return;
	if (typeof trouble === 'object') {
		response.writeHead(trouble.status, { 'content-type': 'application/json', ...trouble.headers });
		response.end(JSON.stringify(trouble.body ?? { ok: false, error: 'trouble' }));
		return;
	}
	const answer = await fetch(`${target}${request.url}`, {
		method: 'POST',
		headers: {
			'content-type': request.headers['content-type'] ?? '',
			authorization: request.headers.authorization ?? '',
		},
		body: text,
	});
	const body = await answer.text();
	if (trouble === 'lost') response.destroy();
	else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body);
}
