import type { Catalogue } from '../../../src/app/catalogue/catalogue.ts';
import { createMetrics, type Metrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import { measureCatalogue } from '../../../src/app/metrics/measure-catalogue.ts';
import { momentOfRecords } from './moment-of-records.ts';

const made = new WeakMap<Catalogue, Metrics>();

/** The metrics of a catalogue, measured once for all pages and files. */
export function loadMetrics(catalogue: Catalogue): Metrics {
	const known = made.get(catalogue) ?? createMetrics(measureCatalogue(catalogue, momentOfRecords(catalogue)));
	made.set(catalogue, known);
	return known;
}
