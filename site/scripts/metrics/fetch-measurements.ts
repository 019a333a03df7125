import { areMeasurements } from '../../lib/metrics/decode-measurements.ts';
import type { MeasurementColumns } from '../../lib/metrics/measurement-columns.ts';

/** Fetches the measurements. Throws where they are not there or not of a format that this page knows. */
export async function fetchMeasurements(address: string): Promise<MeasurementColumns> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${response.status}`);
	const columns: unknown = await response.json();
	if (!areMeasurements(columns)) throw new Error('unexpected format');
	return columns;
}
