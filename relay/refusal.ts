import type { PayloadProblem } from '../src/core/alerts/alert.ts';

/** Why a request is not taken, as the sender is told; never holds a secret or a part of the body. */
export interface Refusal {
	readonly status: 400 | 401 | 403 | 404 | 405 | 408 | 413 | 415 | 429 | 503;
	/** Stable word, explained in docs/relay.md. */
	readonly code: string;
	readonly message: string;
	readonly problems?: readonly PayloadProblem[];
	readonly headers?: Readonly<Record<string, string>>;
}

/** The answer to a refused request. */
export function answerRefusal(refusal: Refusal): Response {
	const { code, message, problems } = refusal;
	return Response.json(
		{ error: { code, message, ...(problems ? { problems } : {}) } },
		{ status: refusal.status, headers: { 'cache-control': 'no-store', ...refusal.headers } },
	);
}
