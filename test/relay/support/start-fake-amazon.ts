import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fetch } from '../../../relay/sns/ask-amazon.ts';

export const SNS = 'https://sns.eu-west-1.amazonaws.com';

/** How the server answers: a text with 200, a status without one, somewhere else, far too much, or hardly. */
export type AmazonAnswer = string | number | 'elsewhere' | 'endless' | 'slow';

export interface FakeAmazon {
	/** Goes to this server instead of Amazon; any other address is an error, and is noted in `strays`. */
	readonly fetch: Fetch;
	/** Answers by path, without what is asked for; 404 for others. */
	readonly answers: Map<string, AmazonAnswer>;
	/** Paths that were asked for, in order, with what was asked. */
	readonly asked: string[];
	readonly strays: string[];
	stop(): Promise<void>;
}

/** A web server in the place of Amazon SNS, which serves certificates and confirms subscriptions. */
export async function startFakeAmazon(): Promise<FakeAmazon> {
	const answers = new Map<string, AmazonAnswer>();
	const asked: string[] = [];
	const strays: string[] = [];
	const server = createServer((request, response) => {
		asked.push(request.url!);
		answer(response, answers.get(request.url!.split('?')[0]!) ?? 404);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		answers,
		asked,
		strays,
		fetch: (url, init) => {
			const { origin, href } = new URL(url);
			if (origin === SNS) return fetch(href.replace(SNS, `http://127.0.0.1:${port}`), init);
			strays.push(url);
			throw new TypeError('Nobody there');
		},
		stop: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

function answer(response: ServerResponse, wish: AmazonAnswer): void {
	if (typeof wish === 'number') response.writeHead(wish).end();
	else if (wish === 'elsewhere') response.writeHead(302, { location: '/SimpleNotificationService-00000000.pem' }).end();
	else if (wish === 'slow') response.writeHead(200).write('-----BEGIN CERTIFICATE-----\n');
	else if (wish === 'endless') writeOn(response);
	else response.writeHead(200, { 'content-type': 'binary/octet-stream' }).end(wish);
}

function writeOn(response: ServerResponse): void {
	if (response.destroyed) return;
	response.write('x'.repeat(65_536), () => setImmediate(writeOn, response));
}
