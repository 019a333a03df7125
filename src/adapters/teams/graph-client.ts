import type { Attempt } from '../../core/effects/attempt.ts';
import type { GraphSettings } from './read-teams-use.ts';

export interface GraphOptions extends GraphSettings {
	/** Ten seconds by default. */
	readonly timeoutMs?: number;
	/** Milliseconds since 1970. */
	readonly clock?: () => number;
}

/** What Graph answered. */
export interface GraphAnswer {
	readonly status: number;
	readonly body: unknown;
}

/** Graph for one app. */
export interface GraphClient {
	/** Address under which paths stand, `https://graph.microsoft.com/v1.0`. */
	readonly base: string;
	/** Resolves with successes and refusals (4xx); throws GraphTrouble where nothing else would work either. */
	call(request: `${'GET' | 'POST' | 'PATCH'} ${string}`, body?: object): Promise<GraphAnswer>;
}

type Failure = Extract<Attempt, { state: 'failed' }>;

/** Microsoft does not answer, limits the calls, or does not let the app in. */
export class GraphTrouble extends Error {
	readonly failure: Failure;
	/** Of the answer, where there was one. */
	readonly status: number | undefined;

	constructor(failure: Omit<Failure, 'state'>, status?: number) {
		super(failure.error);
		this.name = 'GraphTrouble';
		this.failure = { state: 'failed', isSystemDown: true, ...failure };
		this.status = status;
	}
}

const TIMEOUT_MS = 10_000;
/** A token is given up a minute before it ends, because a call takes time. */
const EARLY_MS = 60_000;

/** Calls Graph as the app itself (client credentials); a token is kept as long as it lasts. */
export function createGraphClient(options: GraphOptions): GraphClient {
	const { graphUrl, clock = Date.now } = options;
	const base = `${graphUrl}/v1.0`;
	let token: { readonly value: string; readonly until: number } | undefined;
	return {
		base,
		call: async (request, body) => {
			if (token === undefined || token.until <= clock()) token = await fetchToken(options, clock());
			const [method = '', path = ''] = request.split(' ');
			const answer = await send(`${base}/${path}`, options, {
				method,
				headers: {
					authorization: `Bearer ${token.value}`,
					accept: 'application/json',
					...(body && { 'content-type': 'application/json' }),
				},
				...(body && { body: JSON.stringify(body) }),
			});
			if (answer.status === 401) token = undefined;
			const trouble = troubleOf(answer);
			if (trouble) throw new GraphTrouble(trouble, answer.status);
			return { status: answer.status, body: answer.body };
		},
	};
}

/** What a refusal says, without what was sent. */
export function refusalText({ status, body }: GraphAnswer): string {
	const { code, message } = (body as { error?: { code?: unknown; message?: unknown } } | undefined)?.error ?? {};
	const words = [code, message].filter((word) => typeof word === 'string').join(': ');
	return `Microsoft Graph answered ${status}${words ? `: ${words.slice(0, 150)}` : ''}`;
}

async function fetchToken(options: GraphOptions, now: number): Promise<{ value: string; until: number }> {
	const { tenant, clientId, clientSecret, loginUrl, graphUrl } = options;
	const answer = await send(`${loginUrl}/${tenant}/oauth2/v2.0/token`, options, {
		method: 'POST',
		body: new URLSearchParams({
			grant_type: 'client_credentials',
			client_id: clientId,
			client_secret: clientSecret,
			scope: `${graphUrl}/.default`,
		}),
	});
	const {
		access_token,
		expires_in = 3600,
		error,
	} = (answer.body ?? {}) as {
		access_token?: string;
		expires_in?: number;
		error?: string;
	};
	if (answer.status === 200 && typeof access_token === 'string')
		return { value: access_token, until: now + Number(expires_in) * 1000 - EARLY_MS };
	if (answer.status >= 500 || answer.status === 429) throw new GraphTrouble(troubleOf(answer)!);
	throw new GraphTrouble({
		error: `Microsoft Entra gives no token: ${typeof error === 'string' ? error.slice(0, 60) : answer.status}`,
		help: 'Check TOCSIN_TEAMS_TENANT, TOCSIN_TEAMS_CLIENT_ID and TOCSIN_TEAMS_CLIENT_SECRET; a secret of Entra ends by itself',
	});
}

interface RawAnswer extends GraphAnswer {
	readonly retryAfter: string | null;
}

async function send(url: string, { timeoutMs = TIMEOUT_MS }: GraphOptions, init: RequestInit): Promise<RawAnswer> {
	try {
		// A redirect would carry the token to another address.
		const answer = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
		const text = await answer.text();
		return { status: answer.status, body: parsed(text), retryAfter: answer.headers.get('retry-after') };
	} catch (error) {
		const isLate = (error as Error).name === 'TimeoutError';
		const cause = (error as { cause?: { code?: string } }).cause?.code;
		const reason = `Microsoft cannot be reached${cause ? ` (${cause})` : ''}`;
		throw new GraphTrouble({ error: isLate ? 'Microsoft did not answer in time' : reason });
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function troubleOf(answer: RawAnswer): Omit<Failure, 'state'> | undefined {
	const { status, retryAfter } = answer;
	if (status === 429) {
		const seconds = /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) : 60;
		return { error: `Microsoft Graph limits the calls for ${seconds} s`, retryAfterMs: seconds * 1000 };
	}
	if (status === 401)
		return { error: refusalText(answer), help: 'Microsoft does not take the token: look at the app in Entra' };
	if (status === 403)
		return {
			error: refusalText(answer),
			help: 'Give the app the permissions that docs/chat.md names, and the consent of an administrator',
		};
	return status >= 500 || status < 200 || (status >= 300 && status < 400) ? { error: refusalText(answer) } : undefined;
}
