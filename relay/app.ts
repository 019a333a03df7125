import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { answerHandshake } from './answer-handshake.ts';
import type { RelayOptions, TickState } from './options.ts';
import { waysOf } from './read-secrets.ts';
import { Receiver } from './receiver.ts';
import { answerRefusal } from './refusal.ts';

/** Six ticks of half a minute may fail before somebody is told. */
const TICK_COUNTS_MS = 180_000;

/** Whether the whole domain is to be reached by TLS only is for the proxy in front to say. */
const SAFETY = {
	contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
	strictTransportSecurity: false,
};

/**
 * The webhook receiver: `POST /v1/alerts/:source` keeps an alert and only then answers 2xx, `GET /health` says
 * whether it can. Uses nothing but web standards, so that the same app runs on Node and on stateless runtimes.
 */
export function createRelay(options: RelayOptions): Hono {
	const receiver = new Receiver(options);
	const app = new Hono();
	app.use(secureHeaders(SAFETY));
	app.post('/v1/alerts/:source', (context) => receiver.receive(context.req.raw, context.req.param('source')));
	app.options('/v1/alerts/:source', (context) => answerHandshake(context.req.raw, receiver.perMinute));
	app.all('/v1/alerts/:source', () => refuseMethod());
	if (options.chat) app.post('/chat/slack', (context) => options.chat!(context.req.raw));
	app.get('/health', (context) => answerHealth(context, options));
	app.get('/health/ticks', (context) => answerTicks(context, options));
	app.notFound(() =>
		answerRefusal({ status: 404, code: 'not-found', message: 'Alerts go to POST /v1/alerts/<source>' }),
	);
	app.onError((error) => {
		// Only the name: a message may quote the body.
		options.log({ level: 'error', event: 'failed', code: 'internal-error', error: error.name });
		// 503 and not 500, after which Azure Monitor would not try again.
		return answerRefusal({ status: 503, code: 'internal-error', message: 'The relay failed; the alert was not kept' });
	});
	return app;
}

function refuseMethod(): Response {
	return answerRefusal({
		status: 405,
		code: 'method-not-allowed',
		message: 'Alerts are sent with POST',
		headers: { allow: 'POST, OPTIONS' },
	});
}

async function answerHealth(context: Context, options: RelayOptions): Promise<Response> {
	const { ok, ...state } = await options.keeper.health();
	context.header('cache-control', 'no-store');
	const sources = Object.fromEntries([...options.secrets].map(([id, secret]) => [id, waysOf(id, secret)]));
	const ticks = options.ticks?.();
	return context.json({ ok, keeps: options.keeper.place, ...state, ...(ticks && { ticks }), sources }, ok ? 200 : 503);
}

/** Whether each tick went well lately. Apart from /health: a relay that pages nobody still has to be sent alerts. */
function answerTicks(context: Context, { ticks, clock }: RelayOptions): Response {
	const states = ticks?.() ?? {};
	const isFresh = ({ lastSuccess = '' }: TickState): boolean => clock() - Date.parse(lastSuccess) < TICK_COUNTS_MS;
	const ok = Object.values(states).every(isFresh);
	context.header('cache-control', 'no-store');
	return context.json({ ok, ticks: states }, ok ? 200 : 503);
}
