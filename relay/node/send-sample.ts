import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { localToken } from './local-token.ts';
import { sampleGroup } from './sample-group.ts';
import { StartError } from './start-error.ts';

export interface SendSampleOptions {
	/** Repository whose control room gets the sample. */
	readonly root: string;
	/** Port of the relay on this machine; 8787 by default. */
	readonly relayPort?: number;
	/** Address of a relay elsewhere, instead of a port. */
	readonly relayUrl?: string;
	/** Service that fails; by default the first of `services/` (checkout-api where it exists). */
	readonly service?: string;
	/** Sends the end of the alert instead of its start. */
	readonly isResolved?: boolean;
	readonly env: Readonly<Record<string, string | undefined>>;
}

/** What the relay answered: the delivery and the service it was about. */
export interface SentSample {
	readonly service: string;
	readonly delivery: string;
	readonly kept: string;
}

/** Fires a believable Alertmanager notification at a relay. Throws StartError where it is not there or does not take it. */
export async function sendSample(options: SendSampleOptions): Promise<SentSample> {
	const base = options.relayUrl ?? `http://127.0.0.1:${options.relayPort ?? 8787}`;
	const service = options.service ?? (await favouriteService(options.root));
	const token = await localToken(options.root, options.env);
	const body = sampleGroup({ service, now: new Date(), isResolved: options.isResolved ?? false });
	const response = await post(`${base.replace(/\/+$/, '')}/v1/alerts/alertmanager`, token, body);
	const answer = (await response.json().catch(() => ({}))) as {
		readonly delivery?: string;
		readonly kept?: string;
		readonly error?: { readonly message?: string };
	};
	if (!response.ok || answer.delivery === undefined) {
		const reason = answer.error?.message ?? `it answered ${response.status}`;
		throw new StartError(
			`The relay at ${base} did not take the sample: ${reason}`,
			'Is it the relay of this repository?',
		);
	}
	return { service, delivery: answer.delivery, kept: answer.kept ?? '' };
}

async function post(url: string, token: string, body: object): Promise<Response> {
	try {
		return await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(10_000),
		});
	} catch (error) {
		throw new StartError(
			`Nothing answers at ${new URL(url).origin}`,
			'Start the control room first, in another terminal: npm start',
			{ cause: error },
		);
	}
}

async function favouriteService(root: string): Promise<string> {
	const files = await readdir(join(root, 'services')).catch(() => []);
	const services = files.filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -'.yaml'.length));
	return services.includes('checkout-api') ? 'checkout-api' : (services.sort()[0] ?? 'checkout-api');
}
