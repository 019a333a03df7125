import { existsSync, mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { withFileLock } from '../../src/adapters/files/with-file-lock.ts';
import { isAllowedHost } from './allowed-host.ts';
import { buildSite, isSiteStale, siteFolder } from './build-site.ts';
import { EventStream } from './event-stream.ts';
import { listen } from './listen.ts';
import { describeSiteState, type SiteState } from './site-state.ts';

export interface SiteServerOptions {
	/** Folder of the program, where the site is built. */
	readonly engine: string;
	/** Repository whose records are shown. */
	readonly root: string;
	/** Folder of the search index, served below /pagefind/ once it is there; without it, titles alone are searched. */
	readonly searchFolder?: string;
	readonly host: string;
	readonly port: number;
	readonly allowedHosts: readonly string[];
}

export interface RunningSite {
	readonly url: string;
	/** Settles when pages are served; rejects with a StartError where the site cannot be built. */
	readonly ready: Promise<void>;
	/** Tells open pages that something has changed. */
	send(event: string): void;
	stop(): Promise<void>;
}

type SiteHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type SiteContext = Context<{ Bindings: HttpBindings }>;

const SAFETY = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'content-security-policy': "frame-ancestors 'none'",
};

/** Serves the site at once; until it is built, a page that says so and comes back by itself. Throws StartError. */
export async function startSite(options: SiteServerOptions): Promise<RunningSite> {
	const events = new EventStream();
	const stopping = new AbortController();
	let state: SiteState = { is: 'building' };
	let site: Hono<{ Bindings: HttpBindings }> | undefined;
	const app = new Hono<{ Bindings: HttpBindings }>();
	app.use(async (context, next) => {
		if (isAllowedHost(context.req.header('host'), options.host, options.allowedHosts)) return next();
		return context.text('This name is not allowed here. Set TOCSIN_ALLOWED_HOSTS to allow it.\n', 421);
	});
	app.use(async (context, next) => {
		// On Node's own response, since Astro writes to it directly. The pages bring the rest of their policy themselves.
		for (const [name, value] of Object.entries(SAFETY)) context.env.outgoing.setHeader(name, value);
		return next();
	});
	app.get('/events', (context) => connect(context, events));
	app.all('*', (context) => (site ? site.fetch(context.req.raw, context.env) : describeSiteState(state)));
	const listening = await listen(getRequestListener(app.fetch, { overrideGlobalObjects: false }), {
		host: options.host,
		port: options.port,
		flag: '--site-port',
	});
	const ready = loadSite(options, stopping.signal).then(
		(loaded) => {
			site = loaded;
		},
		(error) => {
			state = { is: 'failed', message: (error as Error).message };
			throw error;
		},
	);
	return {
		url: listening.url,
		ready,
		send: (event) => events.send(event),
		stop: async () => {
			stopping.abort();
			events.close();
			await listening.close(0);
		},
	};
}

function connect(context: SiteContext, events: EventStream): Response {
	events.connect(context.env.incoming, context.env.outgoing);
	return RESPONSE_ALREADY_SENT;
}

async function loadSite(
	{ engine, root, searchFolder }: SiteServerOptions,
	signal: AbortSignal,
): Promise<Hono<{ Bindings: HttpBindings }>> {
	// Of two that start at the same time, one builds and the other finds it built.
	await withFileLock(
		join(engine, '.cache', 'control-room.lock'),
		() => sleep(200, undefined, { signal }),
		async () => {
			if (await isSiteStale(engine)) await buildSite(engine, root, signal);
		},
	);
	const entry = join(siteFolder(engine), 'server', 'entry.mjs');
	// The site's own code finds the records by this.
	process.env.TOCSIN_REPO = root;
	const { handler } = (await import(pathToFileURL(entry).href)) as { readonly handler: SiteHandler };
	const client = join(siteFolder(engine), 'client');
	const app = new Hono<{ Bindings: HttpBindings }>();
	app.use('/assets/*', async (context, next) => {
		await next();
		if (context.res.status === 200) context.header('cache-control', 'public, max-age=31536000, immutable');
	});
	const inIndex = (path: string) => path.replace(/^\/pagefind/, '');
	if (searchFolder !== undefined) {
		mkdirSync(searchFolder, { recursive: true });
		app.use('/pagefind/*', serveStatic({ root: searchFolder, rewriteRequestPath: inIndex }));
	}
	if (existsSync(client)) app.use(serveStatic({ root: client }));
	app.all('*', (context) => render(context, handler));
	return app;
}

/** Without a `next`, Astro answers what it does not know with the site's own page for it. */
async function render(context: SiteContext, handler: SiteHandler): Promise<Response> {
	await handler(context.env.incoming, context.env.outgoing);
	return RESPONSE_ALREADY_SENT;
}
