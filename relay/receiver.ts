import type { AlertSource, SourceId, SourceResult } from '../src/core/alerts/alert.ts';
import type { Delivery } from '../src/core/alerts/delivery.ts';
import { redactDelivery } from '../src/core/alerts/read-delivery.ts';
import {
	checkSignature,
	checkTokens,
	refuseUnconfigured,
	tokensInBody,
	tokensOf,
	type Way,
	wayOf,
} from './authenticate.ts';
import { keptHeaders } from './kept-headers.ts';
import { DEFAULT_LIMITS, type RelayLimits, type RelayOptions } from './options.ts';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';
import type { SourceSecret } from './read-secrets.ts';
import { BODY_REFUSALS, BUSY, COMPRESSED, notKept, unknownSource, unreadable } from './receiver-refusals.ts';
import { answerRefusal, type Refusal } from './refusal.ts';
import { ReplayMemory, type RequestIdentity } from './replay-memory.ts';
import { type SnsContent, SnsGate } from './sns/sns-gate.ts';
import { SourceLimiter } from './source-limiter.ts';
import { SOURCE_PROOFS } from './source-proofs.ts';

type Step<T> = { readonly value: T } | { readonly refusal: Refusal };

interface Admitted {
	readonly source: AlertSource;
	readonly secret: SourceSecret;
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** How the sender is proven; by two of the ways the body has to be read first. */
	readonly way: Way;
}

/** A body whose sender is proven. */
interface Proven extends Admitted {
	readonly data: unknown;
	/** What Amazon signed, where it came by SNS. */
	readonly sns?: SnsContent;
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
	readonly #sns: SnsGate;
	/** Bytes of bodies being held, by source: one that is flooded leaves the others room. */
	readonly #held = new Map<string, number>();

	constructor(options: RelayOptions) {
		this.#options = options;
		this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
		this.#memory = new ReplayMemory(this.#limits.replayMs, this.#limits.remembered);
		this.#limiter = new SourceLimiter(this.#limits);
		this.#sns = new SnsGate({
			ask: {
				fetch: options.fetch ?? ((url, init) => fetch(url, init)),
				ms: this.#limits.askMs,
				bytes: this.#limits.askBytes,
			},
			clock: options.clock,
			mayWaitForOthers: options.mayWaitForOthers !== false,
		});
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
			const proven = await this.#prove(admitted.value);
			if ('refusal' in proven) return this.#refuse(proven.refusal, name, started);
			if (proven.value.sns?.Type === 'SubscriptionConfirmation') return this.#answerSubscribed(proven.value.sns);
			const understood = await this.#understand(request, proven.value);
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
		const way = wayOf(request, source.id, secret);
		if (way === 'token') {
			// Before a byte of the body is read.
			const check = { source: source.id, values: secret.token ?? [] };
			const refusal = await checkTokens(tokensOf(request, source.id), check);
			if (refusal) return { refusal: this.#slowStranger(source.id, refusal) };
		}
		const body = await this.#read(request);
		if ('refusal' in body) return body;
		if (way === 'signature') {
			const refusal = await checkSignature(request, body.value, {
				source: source.id,
				values: secret.signature ?? [],
				now: this.#options.clock(),
				maxAgeMs: this.#limits.signatureAgeMs,
			});
			if (refusal) return { refusal: this.#slowStranger(source.id, refusal) };
		}
		return { value: { source, secret, bytes: body.value, way } };
	}

	#slowStranger(source: SourceId, refusal: Refusal): Refusal {
		return this.#limiter.slowStranger(source, this.#options.clock()) ?? refusal;
	}

	async #read(request: Request): Promise<Step<Uint8Array<ArrayBuffer>>> {
		const encoding = request.headers.get('content-encoding') ?? 'identity';
		if (encoding.toLowerCase() !== 'identity') return { refusal: COMPRESSED };
		const { bodyBytes, bodyMs } = this.#limits;
		const body = await readBody(request, bodyBytes, bodyMs);
		if (body.ok) return { value: body.bytes };
		return { refusal: BODY_REFUSALS[body.reason](bodyBytes, bodyMs) };
	}

	/** Parses the body, and lets those prove themselves by it who have not yet. */
	async #prove(admitted: Admitted): Promise<Step<Proven>> {
		const { source, secret, way } = admitted;
		const json = parseJson(admitted.bytes, this.#limits.depth);
		if (!json.ok) {
			// A quote in an alert may have broken the template of a sender; that is no reason to lose the alert.
			if (isKeptUnread(source.id, way) && json.text !== undefined) return { value: { ...admitted, data: json.text } };
			return { refusal: { status: 400, code: 'not-json', message: json.message } };
		}
		if (way === 'token-in-body') {
			const refusal = await checkTokens(tokensInBody(json.value), { source: source.id, values: secret.token ?? [] });
			if (refusal) return { refusal: this.#slowStranger(source.id, refusal) };
		}
		if (way !== 'sns') return { value: { ...admitted, data: json.value } };
		const verdict = await this.#sns.admit(json.value, secret.topics ?? []);
		if ('content' in verdict) return { value: { ...admitted, data: verdict.content, sns: verdict.content } };
		return { refusal: verdict.isForged ? this.#slowStranger(source.id, verdict.refusal) : verdict.refusal };
	}

	async #understand(request: Request, proven: Proven): Promise<Step<Understood>> {
		const { source, way, data, sns } = proven;
		const tooMany = this.#limiter.slowSource(source.id, this.#options.clock());
		if (tooMany) return { refusal: tooMany };
		const headers = keptHeaders(request.headers, source.deliveryIdHeader);
		const result = source.read(data, { headers });
		if (!result.ok && !isKeptUnread(source.id, way)) return { refusal: unreadable(source, result) };
		if (sns?.Type === 'UnsubscribeConfirmation') this.#log('unsubscribed', 'warn', sns.TopicArn);
		// The header of SNS is not signed, its body is.
		const ownId = sns?.MessageId ?? (source.deliveryIdHeader ? headers[source.deliveryIdHeader] : undefined);
		const identity: RequestIdentity = {
			source: source.id,
			digest: await digestOf(proven.bytes, headers),
			...(ownId !== undefined && isSafeId(ownId) ? { ownId } : {}),
			isUnique: sns !== undefined || (way === 'signature' && SOURCE_PROOFS[source.id].signature?.isUnique === true),
			states: result.ok ? statesOf(result) : new Map(),
		};
		return { value: { data, headers, identity } };
	}

	/** The subscription is confirmed; there is nothing to keep. */
	#answerSubscribed({ TopicArn }: SnsContent): Response {
		this.#log('subscribed', 'info', TopicArn);
		return Response.json({ subscribed: true }, { headers: { 'cache-control': 'no-store' } });
	}

	#log(event: string, level: 'info' | 'warn', topic: string): void {
		this.#options.log({ level, event, source: 'cloudwatch', topic });
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

/**
 * What is signed comes from the source itself: if we cannot read it, the fault is ours. It is kept and named in the
 * archive, because PagerDuty switches a subscription off for a day after three refusals. So is what a template broke.
 */
function isKeptUnread(source: SourceId, way: Way): boolean {
	return way === 'signature' || way === 'sns' || SOURCE_PROOFS[source].isTemplated === true;
}

/** What a body may take up: its announced length, at most the limit; a body of unannounced length counts in full. */
function announcedBytes(request: Request, limit: number): number {
	const announced = request.headers.get('content-length');
	return announced === null ? limit : Math.min(Math.max(0, Number(announced) || 0), limit);
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
