import type { APIRoute } from 'astro';
import { commitUrl } from '../lib/edit-links.ts';

/** The commit that all pages are as of, for their last line; empty where the records are outside Git. */
export const GET: APIRoute = ({ locals }) => {
	const { asOf, policies } = locals.site.catalogue;
	return Response.json(asOf ? { ...asOf, url: commitUrl(asOf.commit, policies.site) } : {});
};
