import type { APIRoute } from 'astro';
import { DATASET_NAMES, isDatasetName } from '../../../../src/app/metrics/datasets/dataset-list.ts';
import { printDatasetCsv } from '../../../../src/app/metrics/datasets/print-dataset.ts';
import { loadMetrics } from '../../../lib/metrics/load-metrics.ts';

export function getStaticPaths() {
	return DATASET_NAMES.map((name) => ({ params: { name } }));
}

/** One table of figures for spreadsheets, at a stable address. */
export const GET: APIRoute = ({ locals, params }) => {
	const { name = '' } = params;
	if (!isDatasetName(name)) return new Response(null, { status: 404 });
	const { dataset } = loadMetrics(locals.site.catalogue);
	return new Response(printDatasetCsv(dataset(name)), {
		headers: { 'content-type': 'text/csv; charset=utf-8' },
	});
};
