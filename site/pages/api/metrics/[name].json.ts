import type { APIRoute } from 'astro';
import { DATASET_NAMES, isDatasetName } from '../../../../src/app/metrics/datasets/dataset-list.ts';
import { printDatasetJson } from '../../../../src/app/metrics/datasets/print-dataset.ts';
import { loadMetrics } from '../../../lib/metrics/load-metrics.ts';

export function getStaticPaths() {
	return DATASET_NAMES.map((name) => ({ params: { name } }));
}

/** One table of figures with its columns described, at a stable address. */
export const GET: APIRoute = ({ locals, params }) => {
	const { name = '' } = params;
	if (!isDatasetName(name)) return new Response(null, { status: 404 });
	const { dataset, measured } = loadMetrics(locals.site.catalogue);
	return new Response(printDatasetJson(dataset(name), measured), {
		headers: { 'content-type': 'application/json; charset=utf-8' },
	});
};
