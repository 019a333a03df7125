import type { APIRoute } from 'astro';
import { originOfSite } from '../feeds/origin-of-site.ts';
import { printAtom } from '../feeds/print-atom.ts';
import { viewFeed } from '../feeds/view-feed.ts';
import { links } from '../lib/links.ts';

/** The newest events as Atom. */
export const GET: APIRoute = (context) => {
	const place = { origin: originOfSite(context), links, file: 'feed.xml' };
	const body = printAtom(viewFeed(context.locals.site.catalogue, place));
	return new Response(body, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
};
