import type { APIRoute } from 'astro';
import { originOfSite } from '../feeds/origin-of-site.ts';
import { printJsonFeed } from '../feeds/print-json-feed.ts';
import { viewFeed } from '../feeds/view-feed.ts';
import { links } from '../lib/links.ts';

/** The newest events as JSON Feed. */
export const GET: APIRoute = (context) => {
	const place = { origin: originOfSite(context), links, file: 'feed.json' };
	const body = printJsonFeed(viewFeed(context.locals.site.catalogue, place));
	return new Response(body, { headers: { 'content-type': 'application/feed+json; charset=utf-8' } });
};
