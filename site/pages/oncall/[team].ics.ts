import type { APIRoute } from 'astro';
import { calendarOf } from '../../../src/app/oncall/calendar-of.ts';
import { originOfSite } from '../../feeds/origin-of-site.ts';
import { links } from '../../lib/links.ts';
import { loadCatalogue } from '../../lib/load-catalogue.ts';

export function getStaticPaths() {
	const teams = new Set([...loadCatalogue().catalogue.schedules.values()].map(({ team }) => team));
	return [...teams].map((team) => ({ params: { team } }));
}

/** The shifts of one team, to subscribe to. */
export const GET: APIRoute = (context) => {
	const { catalogue, now } = context.locals.site;
	const team = context.params.team ?? '';
	const url = new URL(links.to(`oncall/${team}`), originOfSite(context)).href;
	const body = calendarOf(catalogue, team, { now, url });
	if (body === undefined) return new Response(null, { status: 404 });
	return new Response(body, { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
};
