import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogLine } from '../../../relay/log-line.ts';
import { type RunningRelay, type StartRelayOptions, startRelay } from '../../../relay/node/start-relay.ts';
import { readSecrets } from '../../../relay/read-secrets.ts';
import type { Delivery } from '../../../src/core/alerts/delivery.ts';

export const PAGERDUTY_SECRET = 'subscription-secret';
export const TOKEN = 'token-of-the-source';

export const ENV = {
	TOCSIN_PAGERDUTY_SECRET: PAGERDUTY_SECRET,
	TOCSIN_TOKEN_ALERTMANAGER: `${TOKEN},the-next-token`,
	TOCSIN_TOKEN_PAGERDUTY_EVENTS: TOKEN,
	TOCSIN_TOKEN_CLOUDEVENTS: TOKEN,
};

export interface TestRelay extends RunningRelay {
	readonly taken: Delivery[];
	readonly log: LogLine[];
	/** Sends a body (an object as JSON) to a source with a valid token or signature, unless headers say otherwise. */
	post(source: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

/** A real relay on a free port with a real spool; what it moves on is collected in `taken`. */
export async function startTestRelay(options: Partial<StartRelayOptions> = {}): Promise<TestRelay> {
	const folder = mkdtempSync(join(tmpdir(), 'tocsin-relay-'));
	const taken: Delivery[] = [];
	const log: LogLine[] = [];
	const relay = await startRelay({
		host: '127.0.0.1',
		port: 0,
		spool: { folder: join(folder, 'spool') },
		sink: {
			place: 'git',
			take: async (deliveries) => {
				taken.push(...deliveries);
				return { taken: deliveries.map(({ id }) => id) };
			},
		},
		secrets: readSecrets(ENV),
		log: (line) => log.push(line),
		...options,
	});
	return {
		...relay,
		taken,
		log,
		post: (source, body, headers = {}) => postAlert(relay.url, { source, body, headers }),
		stop: async () => {
			await relay.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** Sends one alert as its source would. */
export function postAlert(
	url: string,
	alert: { readonly source: string; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> },
): Promise<Response> {
	const { source, body, headers = {} } = alert;
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const proof: Readonly<Record<string, string>> =
		source === 'pagerduty' ? { 'x-pagerduty-signature': signatureOf(text) } : { authorization: `Bearer ${TOKEN}` };
	return fetch(`${url}/v1/alerts/${source}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...proof, ...headers },
		body: text,
	});
}

/** `X-PagerDuty-Signature` of a body. */
export function signatureOf(text: string, secret = PAGERDUTY_SECRET): string {
	return `v1=${createHmac('sha256', secret).update(text).digest('hex')}`;
}
