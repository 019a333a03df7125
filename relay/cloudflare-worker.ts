import type { Hono } from 'hono';
import { answerMisconfigured } from './answer-misconfigured.ts';
import { createStatelessRelay } from './create-stateless-relay.ts';
import { dispatchTick } from './dispatch-tick.ts';

type Env = Readonly<Record<string, string | undefined>>;

let relay: { readonly env: Env; readonly app: Hono } | undefined;

/** The relay as a Cloudflare Worker; variables and secrets of the worker are its settings. */
const worker = {
	fetch: async (request: Request, env: Env): Promise<Response> => {
		try {
			// Kept between requests: the memory for replays and the rate limits live in it.
			if (relay?.env !== env) relay = { env, app: createStatelessRelay(env) };
		} catch (error) {
			return answerMisconfigured(error);
		}
		return relay.app.fetch(request);
	},
	/** A cron trigger of the worker. */
	scheduled: (_controller: unknown, env: Env): Promise<void> => dispatchTick(env),
};

export default worker;
