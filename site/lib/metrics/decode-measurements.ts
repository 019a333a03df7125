import type { Measurement } from '../../../src/core/metrics/measurement.ts';
import { decodeIds } from '../../../src/core/search/encode-ids.ts';
import {
	EXPLORED,
	EXPLORER_FACETS,
	type ExploredMetric,
	type ExplorerFacet,
	type MeasurementColumns,
	STATE_CODES,
} from './measurement-columns.ts';

const DAY = 86_400_000;

/** One measured incident, as much of it as can be explored. */
export interface ExplorerRow extends Readonly<Record<ExplorerFacet, string>> {
	readonly id: string;
	readonly day: string;
	readonly measurements: Readonly<Record<ExploredMetric, Measurement>>;
}

/** The rows of the columns in `measurements.json`, newest first. */
export function decodeMeasurements({ ids, days, facets, metrics }: MeasurementColumns): readonly ExplorerRow[] {
	let day = 0;
	return decodeIds(ids).map((id, row) => {
		day = row === 0 ? days[0]! : day - days[row]!;
		const valueIn = (facet: ExplorerFacet) => facets[facet].values[facets[facet].codes[row]!]![0];
		const measure = (metric: ExploredMetric) => {
			const { seconds, targets, targetCodes } = metrics[metric];
			return decodeMeasurement(seconds[row]!, targets[targetCodes[row]!]!);
		};
		return {
			id,
			day: new Date(day * DAY).toISOString().slice(0, 10),
			team: valueIn('team'),
			service: valueIn('service'),
			product: valueIn('product'),
			severity: valueIn('severity'),
			measurements: { tta: measure('tta'), ttm: measure('ttm'), ttr: measure('ttr') },
		};
	});
}

/** Whether what was fetched is of the format that this code reads. */
export function areMeasurements(value: unknown): value is MeasurementColumns {
	const columns = value as Partial<MeasurementColumns> | null;
	return (
		columns?.format === 1 &&
		Array.isArray(columns.ids) &&
		EXPLORER_FACETS.every((facet) => columns.facets?.[facet]) &&
		EXPLORED.every((metric) => columns.metrics?.[metric])
	);
}

/** Why a measurement is not recorded does not matter here, only that it is not. */
function decodeMeasurement(seconds: number, target: number | null): Measurement {
	if (seconds === STATE_CODES.pending) return { state: 'pending' };
	if (seconds === STATE_CODES['not-applicable']) return { state: 'not-applicable', why: 'end-missing' };
	if (seconds === STATE_CODES.invalid) return { state: 'invalid', why: 'end-before-start', ms: 0 };
	const ms = Math.round(seconds * 1000);
	if (target === null) return { state: 'recorded', ms };
	const limit = target * 1000;
	return { state: 'recorded', ms, target: limit, isWithin: ms <= limit };
}
