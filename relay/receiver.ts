import type { AlertSource, SourceId, SourceResult } from '../src/core/alerts/alert.ts';
import type { Delivery } from '../src/core/alerts/delivery.ts';
import { redactDelivery } from '../src/core/alerts/read-delivery.ts';
import { checkSignature, checkToken, refuseUnconfigured, tokenInBody, tokenOf } from './authenticate.ts';
import { KeepError } from './keeper.ts';
import { keptHeaders } from './kept-headers.ts';
import { DEFAULT_LIMITS, type RelayLimits, type RelayOptions } from './options.ts';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';
import type { SourceSecret } from './read-secrets.ts';
import { answerRefusal, type Refusal } from './refusal.ts';
import { ReplayMemory, type RequestIdentity } from './replay-memory.ts';
import { SourceLimiter } from './source-limiter.ts';

type Step<T> = { readonly value: T } | { readonly refusal: Refusal };

interface Admitted {
	readonly source: AlertSource;
	readonly secret: SourceSecret;
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** The token is in the body and not checked yet. */
	readonly isInBody: boolean;
}

interface Understood {
	readonly identity: RequestIdentity;
	readonly data: unknown;
	readonly headers: Readonly<Record<string, string>>;
}

/** Takes one request after the other through: who is it, is it small enough, does it make sense, is it new, keep it. */
export class Receiver {
	readonly #options: RelayOptions;
	readonly #limits: RelayLimits;
	readonly #memory: ReplayMemory;
	readonly #limiter: SourceLimiter;
	/** Bytes of bodies being held, by source: one that is flooded leaves the others room. */
	readonly #held = new Map<string, number>();

	constructor(options: RelayOptions) {
		this.#options = options;
		this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
		this.#memory = new ReplayMemory(this.#limits.replayMs, this.#limits.remembered);
		this.#limiter = new SourceLimiter(this.#limits);
	}

	/** Alerts a minute that a source may send without ever being asked to wait. */
	get perMinute(): number {
		return Math.floor(this.#limits.perSecond * 60);
	}

	/** Answers one `POST /v1/alerts/<name>`; a 2xx means that the alert cannot be lost any more. */
	async receive(request: Request, name: string): Promise<Response> {
		const started = this.#options.clock();
		const bytes = announcedBytes(request, this.#limits.bodyBytes);
		const held = this.#held.get(name) ?? 0;
		if (held + bytes > this.#limits.heldBytes) return this.#refuse(BUSY, name, started);
		this.#held.set(name, held + bytes);
		try {
			const admitted = await this.#admit(request, name);
			if ('refusal' in admitted) return this.#refuse(admitted.refusal, name, started);
			const understood = await this.#understand(request, admitted.value);
			if ('refusal' in understood) return this.#refuse(understood.refusal, name, started);
			return await this.#keepOnce(understood.value, started);
		} finally {
			this.#release(name, bytes);
		}
	}

	#release(name: string, bytes: number): void {
		const left = (this.#held.get(name) ?? 0) - bytes;
		if (left > 0) this.#held.set(name, left);
		else this.#held.delete(name);
	}

	async #admit(request: Request, name: string): Promise<Step<Admitted>> {
		const source = this.#options.sources.get(name as SourceId);
		if (!source) return { refusal: unknownSource([...this.#options.sources.keys()]) };
		const secret = this.#options.secrets.get(source.id);
		if (!secret) return { refusal: refuseUnconfigured(source.id) };
		const token = tokenOf(request, source.id);
		// A sender of Events v2 carries its key in the body; any other must show a token before a byte of it is read.
		const isInBody = source.id === 'pagerduty-events' && token === undefined;
		if (secret.kind === 'bearer' && !isInBody) {
			const refusal = await checkToken(token, source.id, secret);
			if (refusal) return { refusal: this.#slowStranger(source.id, refusal) };
		}
		const body = await this.#read(request);
		if ('refusal' in body) return body;
		if (secret.kind === 'signature') {
			const refusal = await checkSignature(request, body.value, secret);
			if (refusal) return { refusal: this.#slowStranger(source.id, refusal) };
		}
		return { value: { source, secret, bytes: body.value, isInBody } };
	}

	#slowStranger(source: SourceId, refusal: Refusal): Refusal {
		return this.#limiter.slowStranger(source, this.#options.clock()) ?? refusal;
	}

	async #read(request: Request): Promise<Step<Uint8Array<ArrayBuffer>>> {
		const encoding = request.headers.get('content-encoding') ?? 'identity';
		if (encoding.toLowerCase() !== 'identity') {
			const message = 'The body is compressed, expected plain JSON';
			return { refusal: { status: 415, code: 'compressed', message } };
		}
		const { bodyBytes, bodyMs } = this.#limits;
		const body = await readBody(request, bodyBytes, bodyMs);
		if (body.ok) return { value: body.bytes };
		return { refusal: BODY_REFUSALS[body.reason](bodyBytes, bodyMs) };
	}

	async #understand(request: Request, admitted: Admitted): Promise<Step<Understood>> {
		const { source, secret, bytes } = admitted;
		const json = parseJson(bytes, this.#limits.depth);
		if (!json.ok) return { refusal: { status: 400, code: 'not-json', message: json.message } };
		if (admitted.isInBody) {
			const refusal = await checkToken(tokenInBody(json.value), source.id, secret);
			if (refusal) return { refusal: this.#slowStranger(source.id, refusal) };
		}
		const tooMany = this.#limiter.slowSource(source.id, this.#options.clock());
		if (tooMany) return { refusal: tooMany };
		const headers = keptHeaders(request.headers, source.deliveryIdHeader);
		const result = source.read(json.value, { headers });
		// What is signed comes from the source itself: if we cannot read it, the fault is ours. It is kept and named in the
		// archive, because PagerDuty switches a subscription off for a day after three refusals.
		if (!result.ok && secret.kind !== 'signature') return { refusal: unreadable(source, result) };
		const ownId = source.deliveryIdHeader ? headers[source.deliveryIdHeader] : undefined;
		return {
			value: {
				data: json.value,
				headers,
				identity: {
					source: source.id,
					digest: await digestOf(bytes, headers),
					...(ownId !== undefined && isSafeId(ownId) ? { ownId } : {}),
					signed: secret.kind === 'signature',
					states: result.ok ? statesOf(result) : new Map(),
				},
			},
		};
	}

	async #keepOnce(understood: Understood, started: number): Promise<Response> {
		const { identity } = understood;
		const before = this.#memory.recall(identity, started);
		// A replay of a delivery that is just being kept waits for it: "already kept" must be true.
		if (before) return this.#answerKept(before, { identity, started, replay: true });
		const delivery: Delivery = redactDelivery({
			schema: 1,
			id: this.#memory.mint(identity, started),
			source: identity.source,
			received: new Date(started).toISOString(),
			data: understood.data,
			headers: understood.headers,
		});
		const kept = this.#options.keeper.keep(delivery);
		if (this.#options.mayWaitForOthers === false) await kept.catch(() => {});
		this.#memory.remember(identity, { id: delivery.id, kept }, started);
		return this.#answerKept({ id: delivery.id, kept }, { identity, started, replay: false });
	}

	async #answerKept(
		delivery: { readonly id: string; readonly kept: Promise<void> },
		about: { readonly identity: RequestIdentity; readonly started: number; readonly replay: boolean },
	): Promise<Response> {
		const { identity, started, replay } = about;
		const { place } = this.#options.keeper;
		try {
			await delivery.kept;
		} catch (error) {
			this.#memory.forget(identity);
			return this.#refuse(notKept(error), identity.source, started);
		}
		const ms = this.#options.clock() - started;
		const event = replay ? 'kept-before' : 'kept';
		this.#options.log({ level: 'info', event, source: identity.source, delivery: delivery.id, place, ms });
		const answer = { kept: place, delivery: delivery.id, ...(replay ? { replay: true } : {}) };
		return Response.json(answer, { status: replay ? 200 : 202, headers: { 'cache-control': 'no-store' } });
	}

	#refuse(refusal: Refusal, name: string, started: number): Response {
		const source = this.#options.sources.has(name as SourceId) ? name : 'unknown';
		const { status, code } = refusal;
		const level = status >= 500 ? 'error' : 'warn';
		this.#options.log({ level, event: 'refused', source, status, code, ms: this.#options.clock() - started });
		return answerRefusal(refusal);
	}
}

const BUSY: Refusal = {
	status: 503,
	code: 'busy',
	message: 'The relay is reading as many alerts as it can hold at once',
	headers: { 'retry-after': '2' },
};

const BODY_REFUSALS = {
	'too-large': (bytes: number): Refusal => ({
		status: 413,
		code: 'too-large',
		message: `The body is larger than ${bytes} bytes`,
	}),
	'too-slow': (_bytes: number, ms: number): Refusal => ({
		status: 408,
		code: 'too-slow',
		message: `The body did not arrive within ${ms / 1000} s`,
	}),
	'cut-off': (): Refusal => ({ status: 400, code: 'cut-off', message: 'The body ended before it was complete' }),
} as const;

/** What a body may take up: its announced length, at most the limit; a body of unannounced length counts in full. */
function announcedBytes(request: Request, limit: number): number {
	const announced = request.headers.get('content-length');
	return announced === null ? limit : Math.min(Math.max(0, Number(announced) || 0), limit);
}

function unknownSource(known: readonly SourceId[]): Refusal {
	return { status: 404, code: 'unknown-source', message: `Unexpected source, expected one of ${known.join(', ')}` };
}

function unreadable(source: AlertSource, { problems }: SourceResult & { readonly ok: false }): Refusal {
	const message = `The body is no ${source.name} payload that can be understood`;
	return { status: 400, code: 'unreadable', message, problems };
}

function notKept(error: unknown): Refusal {
	if (!(error instanceof KeepError)) throw error;
	const { code, message, retryAfterSeconds } = error;
	return { status: 503, code, message, headers: { 'retry-after': String(Math.ceil(retryAfterSeconds)) } };
}

function statesOf({ events }: SourceResult & { readonly ok: true }): ReadonlyMap<string, string> {
	return new Map(
		events.flatMap((event) => (event.type === 'alert' ? [[event.alert.fingerprint, event.alert.state]] : [])),
	);
}

/** Ids become parts of file and ref names, so an id with other characters is not used. */
function isSafeId(id: string): boolean {
	return /^[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?!\.|lock$|$)){0,79}$/.test(id);
}

/** SHA-256 in hex of all that was said: a CloudEvent in binary mode says the most of it in its headers. */
async function digestOf(bytes: Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>>): Promise<string> {
	const attributes = Object.entries(headers).filter(([name]) => name.startsWith('ce-'));
	const said = new Blob(attributes.length === 0 ? [bytes] : [JSON.stringify(attributes.sort()), bytes]);
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await said.arrayBuffer()));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
