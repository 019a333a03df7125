import { Temporal } from 'temporal-polyfill';
import { type Period, periodOfDays } from '../../core/metrics/period-of-days.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import type { MeasuredCatalogue } from './measure-catalogue.ts';

/** The 365 days up to now: what dashboards without a choice of period are about. The last day ends now. */
export function lastYear({ today, zone, now }: Pick<MeasuredCatalogue, 'today' | 'zone' | 'now'>): Period {
	const first = Temporal.PlainDate.from(today).subtract({ days: 364 }).toString();
	const period = periodOfDays(first, today, zone);
	return { ...period, window: { start: period.window.start, end: toEpochMs(now) } };
}
