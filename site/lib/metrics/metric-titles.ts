import type { RowMetric } from '../../../src/core/metrics/measured-row.ts';
import { msg } from '../../i18n/t.ts';

/** What dashboards call the durations. */
export const METRIC_TITLES: Readonly<Record<RowMetric, string>> = {
	ttd: msg('To detect'),
	tta: msg('To acknowledge'),
	ttm: msg('To mitigate'),
	ttr: msg('To resolve'),
};
