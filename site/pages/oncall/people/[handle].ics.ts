import type { APIRoute } from 'astro';
import { calendarOf } from '../../../../src/app/oncall/calendar-of.ts';
import { peopleOf } from '../../../../src/app/oncall/people.ts';
import { originOfSite } from '../../../feeds/origin-of-site.ts';
import { links } from '../../../lib/links.ts';
import { loadCatalogue } from '../../../lib/load-catalogue.ts';

export function getStaticPaths() {
	return [...peopleOf(loadCatalogue().catalogue.teams).keys()].map((handle) => ({
		params: { handle: handle.slice(1) },
	}));
}

/** The shifts of one person in all teams, to subscribe to. */
export const GET: APIRoute = (context) => {
	const { catalogue, now } = context.locals.site;
	const url = new URL(links.onCall, originOfSite(context)).href;
	const body = calendarOf(catalogue, `@${context.params.handle}`, { now, url });
	if (body === undefined) return new Response(null, { status: 404 });
	return new Response(body, { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
};
