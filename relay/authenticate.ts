import type { SourceId } from '../src/core/alerts/alert.ts';
import { type SourceSecret, secretOf } from './read-secrets.ts';
import type { Refusal } from './refusal.ts';
import { sameSecret } from './same-secret.ts';
import { verifySignature } from './verify-signature.ts';

/**
 * Refuses a source that has no secret here. 503 and not 403, so that the sender keeps the alert and tries again
 * while somebody sets the variable.
 */
export function refuseUnconfigured(source: SourceId): Refusal {
	return {
		status: 503,
		code: 'source-not-configured',
		message: `This relay takes nothing from "${source}" until ${secretOf(source).variable} is set`,
		headers: { 'retry-after': '60' },
	};
}

/** The token that a request shows outside of its body; CloudEvents may carry it in the URL. */
export function tokenOf(request: Request, source: SourceId): string | undefined {
	const header = /^bearer +(\S+)$/i.exec(request.headers.get('authorization')?.trim() ?? '')?.[1];
	if (header !== undefined || source !== 'cloudevents') return header;
	return new URL(request.url).searchParams.get('access_token') ?? undefined;
}

/** The `routing_key` of an Events v2 body. */
export function tokenInBody(body: unknown): string | undefined {
	if (typeof body !== 'object' || body === null || !('routing_key' in body)) return undefined;
	return typeof body.routing_key === 'string' ? body.routing_key : undefined;
}

/** Checks a token; undefined means let in. */
export async function checkToken(
	token: string | undefined,
	source: SourceId,
	secret: SourceSecret,
): Promise<Refusal | undefined> {
	const headers = { 'www-authenticate': 'Bearer realm="tocsin"' };
	if (token === undefined) {
		const message = 'Expected a header "Authorization: Bearer <token>"';
		return { status: 401, code: 'token-missing', message, headers };
	}
	if (await sameSecret(token, secret.values)) return undefined;
	const message = `The token is none of those in ${secretOf(source).variable}`;
	return { status: 401, code: 'token-wrong', message, headers };
}

/** Checks the signature over the raw body; undefined means let in. Both refusals make PagerDuty stop sending it again. */
export async function checkSignature(
	request: Request,
	body: Uint8Array<ArrayBuffer>,
	secret: SourceSecret,
): Promise<Refusal | undefined> {
	const header = request.headers.get('x-pagerduty-signature') ?? undefined;
	switch (await verifySignature(header, body, secret.values)) {
		case 'valid':
			return undefined;
		case 'malformed':
			return {
				status: 400,
				code: 'signature-missing',
				message: 'Expected a header "X-PagerDuty-Signature: v1=<64 hexadecimal digits>"',
			};
		case 'wrong':
			return {
				status: 403,
				code: 'signature-wrong',
				message: 'The signature was not made over this body with a secret in TOCSIN_PAGERDUTY_SECRET',
			};
	}
}
