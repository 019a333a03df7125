import type { SourceId } from '../src/core/alerts/alert.ts';
import { type SourceSecret, variablesOf } from './read-secrets.ts';
import type { Refusal } from './refusal.ts';
import { sameSecret } from './same-secret.ts';
import { SOURCE_PROOFS, type TokenPlace } from './source-proofs.ts';
import { verifySignature } from './verify-signature.ts';

/** How one request is to prove who sent it: before its body is read, or by it. */
export type Way = 'token' | 'token-in-body' | 'signature' | 'sns';

/** What a check needs besides the request. */
export interface Check {
	readonly source: SourceId;
	/** The values of which one has to fit. */
	readonly values: readonly string[];
}

/**
 * Refuses a source that has no secret here. 503 and not 403, so that the sender keeps the alert and tries again
 * while somebody sets the variable.
 */
export function refuseUnconfigured(source: SourceId): Refusal {
	return {
		status: 503,
		code: 'source-not-configured',
		message: `This relay takes nothing from "${source}" until ${variablesOf(source).join(' or ')} is set`,
		headers: { 'retry-after': '60' },
	};
}

/** The way that a request takes, by what is configured for its source and what it shows outside of its body. */
export function wayOf(request: Request, source: SourceId, secret: SourceSecret): Way {
	if (secret.signature) return 'signature';
	const isShown = tokensOf(request, source).length > 0;
	if (secret.topics && (!secret.token || !isShown)) return 'sns';
	return !isShown && placesOf(source).includes('body') ? 'token-in-body' : 'token';
}

/** The tokens that a request shows outside of its body, in the places where its source may put them. */
export function tokensOf(request: Request, source: SourceId): readonly string[] {
	const places = placesOf(source);
	const authorization = request.headers.get('authorization')?.trim() ?? '';
	return [
		places.includes('bearer') ? /^bearer +(\S+)$/i.exec(authorization)?.[1] : undefined,
		places.includes('basic') ? passwordOf(authorization) : undefined,
		places.includes('url') ? new URL(request.url).searchParams.get('access_token')?.trim() : undefined,
	].filter((token): token is string => token !== undefined && token !== '');
}

/** The `routing_key` of an Events v2 body. */
export function tokensInBody(body: unknown): readonly string[] {
	if (typeof body !== 'object' || body === null || !('routing_key' in body)) return [];
	return typeof body.routing_key === 'string' ? [body.routing_key] : [];
}

/** Checks tokens, of which one has to fit; undefined means let in. */
export async function checkTokens(tokens: readonly string[], { source, values }: Check): Promise<Refusal | undefined> {
	const places = placesOf(source);
	const scheme = places.includes('basic') ? 'Bearer realm="tocsin", Basic realm="tocsin"' : 'Bearer realm="tocsin"';
	const headers = { 'www-authenticate': scheme };
	if (tokens.length === 0) {
		const message = `Expected ${places.map((place) => PLACES[place]).join(', or ')}`;
		return { status: 401, code: 'token-missing', message, headers };
	}
	for (const token of tokens) if (await sameSecret(token, values)) return undefined;
	const message = `The token is none of those in ${SOURCE_PROOFS[source].token?.variable}`;
	return { status: 401, code: 'token-wrong', message, headers };
}

/** Checks the signature over the raw body; undefined means let in. `now` and `maxAgeMs` are milliseconds. */
export async function checkSignature(
	request: Request,
	body: Uint8Array<ArrayBuffer>,
	check: Check & { readonly now: number; readonly maxAgeMs: number },
): Promise<Refusal | undefined> {
	const proof = SOURCE_PROOFS[check.source].signature;
	if (!proof) throw new Error(`${check.source} has no signature`);
	const { header, form, timeHeader, variable } = proof;
	const seconds = timeHeader === undefined ? null : request.headers.get(timeHeader);
	const signed = seconds === null ? body : await prefixed(`${seconds}:`, body);
	const verdict = await verifySignature({ text: request.headers.get(header) ?? undefined, form }, signed, check.values);
	if (verdict === 'malformed') {
		const message = `Expected a header "${header}: ${form === 'v1' ? 'v1=' : ''}<64 hexadecimal digits>"`;
		return { status: 400, code: 'signature-missing', message };
	}
	if (verdict === 'wrong') {
		const message = `The signature was not made over this body with a secret in ${variable}`;
		return { status: 403, code: 'signature-wrong', message };
	}
	if (seconds === null || Math.abs(check.now - Number(seconds) * 1000) <= check.maxAgeMs) return undefined;
	const message = `The signature is older than ${check.maxAgeMs / 1000} s, or a clock is wrong`;
	return { status: 403, code: 'signature-old', message };
}

const PLACES: Readonly<Record<TokenPlace, string>> = {
	bearer: 'a header "Authorization: Bearer <token>"',
	basic: 'a header "Authorization: Basic" with the token as the password',
	url: '"?access_token=<token>" in the address',
	body: 'the token as "routing_key" in the body',
};

function placesOf(source: SourceId): readonly TokenPlace[] {
	return SOURCE_PROOFS[source].token?.places ?? [];
}

/** The password of Basic; the user name says nothing. */
function passwordOf(authorization: string): string | undefined {
	const encoded = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization)?.[1];
	if (encoded === undefined) return undefined;
	try {
		const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
		return /^[^:]*:(.*)$/s.exec(new TextDecoder().decode(bytes))?.[1];
	} catch {
		return undefined;
	}
}

async function prefixed(prefix: string, body: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await new Blob([prefix, body]).arrayBuffer());
}
