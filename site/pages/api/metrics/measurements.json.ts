import type { APIRoute } from 'astro';
import type { Catalogue } from '../../../../src/app/catalogue/catalogue.ts';
import { encodeMeasurements } from '../../../lib/metrics/encode-measurements.ts';
import { loadMetrics } from '../../../lib/metrics/load-metrics.ts';

/** The same records are asked for by every open explorer. */
const encoded = new WeakMap<Catalogue, string>();

/** Every measured incident in columns, for the explorer. */
export const GET: APIRoute = ({ locals }) => {
	const { catalogue } = locals.site;
	const json = encoded.get(catalogue) ?? JSON.stringify(encodeMeasurements(loadMetrics(catalogue).measured));
	encoded.set(catalogue, json);
	return new Response(json, {
		headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' },
	});
};
