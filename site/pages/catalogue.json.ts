import type { APIRoute } from 'astro';
import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { encodeColumns } from '../catalogue/encode-columns.ts';

/** The same records are asked for by every open catalogue page. */
const encoded = new WeakMap<Catalogue, string>();

/** Every incident in columns, for the catalogue's search and facets. */
export const GET: APIRoute = ({ locals }) => {
	const { catalogue } = locals.site;
	const json = encoded.get(catalogue) ?? JSON.stringify(encodeColumns(catalogue));
	encoded.set(catalogue, json);
	return new Response(json, {
		headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' },
	});
};
