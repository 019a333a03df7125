import type { APIRoute } from 'astro';
import { DATASET_NAMES } from '../../../src/app/metrics/datasets/dataset-list.ts';
import { links } from '../../lib/links.ts';
import { loadMetrics } from '../../lib/metrics/load-metrics.ts';

/** What tables of figures there are, and where. */
export const GET: APIRoute = ({ locals }) => {
	const { dataset, measured } = loadMetrics(locals.site.catalogue);
	const datasets = DATASET_NAMES.map((name) => {
		const { title, about, rows } = dataset(name);
		return {
			name,
			title,
			about,
			rows: rows.length,
			json: links.dataset(name, 'json'),
			csv: links.dataset(name, 'csv'),
		};
	});
	return new Response(`${JSON.stringify({ as_of: measured.now, datasets }, null, 2)}\n`, {
		headers: { 'content-type': 'application/json; charset=utf-8' },
	});
};
