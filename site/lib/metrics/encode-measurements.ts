import type { IncidentRow, MeasuredCatalogue } from '../../../src/app/metrics/measure-catalogue.ts';
import type { Measurement } from '../../../src/core/metrics/measurement.ts';
import { encodeIds } from '../../../src/core/search/encode-ids.ts';
import { productLabel } from '../labels.ts';
import {
	EXPLORED,
	EXPLORER_FACETS,
	type ExploredMetric,
	type ExplorerFacet,
	type MeasurementColumns,
	STATE_CODES,
} from './measurement-columns.ts';

const DAY = 86_400_000;

/** The measured incidents of a catalogue in columns. */
export function encodeMeasurements({ counted, catalogue }: MeasuredCatalogue): MeasurementColumns {
	const { teams, services, policies } = catalogue;
	const labels: Readonly<Record<ExplorerFacet, (id: string) => string>> = {
		team: (id) => teams.get(id)?.name ?? id,
		service: (id) => services.get(id)?.name ?? id,
		product: (id) => productLabel(id, policies),
		severity: (id) => id.toUpperCase(),
	};
	let before = 0;
	return {
		format: 1,
		ids: encodeIds(counted.map(({ id }) => id)),
		days: counted.map(({ day }) => {
			const number = Date.parse(day!) / DAY;
			// The first row is the distance from 1970 itself.
			const step = before === 0 ? number : before - number;
			before = number;
			return step;
		}),
		facets: record(EXPLORER_FACETS, (facet) => {
			const ids = [...new Set(counted.map((row) => row[facet]))].sort();
			const places = new Map(ids.map((id, place) => [id as string, place]));
			return {
				values: ids.map((id) => [id, labels[facet](id)] as const),
				codes: counted.map((row) => places.get(row[facet])!),
			};
		}),
		metrics: record(EXPLORED, (metric) => encodeMetric(metric, counted)),
	};
}

function encodeMetric(
	metric: ExploredMetric,
	rows: readonly IncidentRow[],
): MeasurementColumns['metrics'][ExploredMetric] {
	const targets: (number | null)[] = [];
	const targetCodes = rows.map(({ measurements }) => {
		const { target } = measurements[metric];
		const seconds = target === undefined ? null : target / 1000;
		const known = targets.indexOf(seconds);
		return known === -1 ? targets.push(seconds) - 1 : known;
	});
	return { seconds: rows.map(({ measurements }) => encodeState(measurements[metric])), targets, targetCodes };
}

function encodeState(measurement: Measurement): number {
	return measurement.state === 'recorded' ? measurement.ms / 1000 : STATE_CODES[measurement.state];
}

function record<K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> {
	return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;
}
