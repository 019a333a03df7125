const TIMEOUT_MS = 10_000;

/** Sends one CloudEvent to a receiver; returns why it did not take it, or undefined. */
export async function postAlert({
	to,
	token,
	body,
}: {
	readonly to: string;
	readonly token: string;
	readonly body: object;
}): Promise<string | undefined> {
	const url = `${to.replace(/\/+$/, '')}/v1/alerts/cloudevents`;
	try {
		const response = await fetch(url, {
			method: 'POST',
			// A redirect would carry the token to another address.
			redirect: 'manual',
			headers: { 'content-type': 'application/cloudevents+json', authorization: `Bearer ${token}` },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		const text = await response.text();
		if (response.ok) return undefined;
		const message = /"message":\s*"([^"]{1,200})"/.exec(text)?.[1];
		return `The receiver at ${to} answered ${response.status}${message ? `: ${message}` : ''}`;
	} catch {
		return `Nothing answers at ${to}. Start the control room first, in another terminal: npm start`;
	}
}
