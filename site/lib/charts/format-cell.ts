import type { DatasetRow, Unit } from '../../../src/app/metrics/datasets/dataset.ts';
import { formatDuration } from '../../../src/core/time/format-duration.ts';
import { formatDay } from '../format-day.ts';
import { formatNumber, formatShare } from '../format-quantity.ts';

/** A figure for people by what it is of; a dash where there is none. */
export function formatCell(value: DatasetRow[string], unit: Unit): string {
	if (value === undefined || value === '') return '–';
	if (typeof value === 'string') return unit === 'day' ? formatDay(value) : value;
	switch (unit) {
		case 'ms':
			return formatDuration(value);
		case 'share':
			return formatShare(value);
		case 'money':
		case 'hours':
			return formatNumber(Math.abs(value) < 10 ? Math.round(value * 10) / 10 : Math.round(value));
		case 'p':
			return formatP(value);
		case 'text':
		case 'incident':
		case 'day':
		case 'count':
		case 'number':
			return formatNumber(value);
		default:
			return unit satisfies never;
	}
}

/** A probability with three digits, those too small to show as `<0.001`. */
export function formatP(p: number): string {
	return p < 0.001 ? '<0.001' : p.toFixed(3);
}
