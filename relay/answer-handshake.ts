/**
 * Answers the abuse protection handshake of CloudEvents web hooks: whoever asks may send, at this rate.
 * A callback address is not called: a stranger must not choose whom the relay calls, and consent is given here at once.
 */
export function answerHandshake(request: Request, perMinute: number): Response {
	const origin = request.headers.get('webhook-request-origin');
	const headers = new Headers({ allow: 'POST, OPTIONS', 'cache-control': 'no-store' });
	if (origin !== null) {
		headers.set('webhook-allowed-origin', origin);
		headers.set('webhook-allowed-rate', String(perMinute));
	}
	return new Response(null, { status: 204, headers });
}
