import type { MeasuredCatalogue } from '../measure-catalogue.ts';
import type { Dataset } from './dataset.ts';
import { DATASETS, type DatasetName } from './dataset-list.ts';

/** The datasets of one measured catalogue; each is made when it is first asked for and kept. */
export interface Metrics {
	readonly measured: MeasuredCatalogue;
	readonly dataset: <Name extends DatasetName>(name: Name) => ReturnType<(typeof DATASETS)[Name]>;
}

/** Datasets over a measured catalogue. */
export function createMetrics(measured: MeasuredCatalogue): Metrics {
	const made = new Map<DatasetName, Dataset>();
	return {
		measured,
		dataset: <Name extends DatasetName>(name: Name) => {
			const dataset = made.get(name) ?? DATASETS[name](measured);
			made.set(name, dataset);
			return dataset as ReturnType<(typeof DATASETS)[Name]>;
		},
	};
}
