import type { Metrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import { lastMonths } from '../../../src/core/metrics/calendar-of-day.ts';
import { shareInterval } from '../../../src/core/metrics/share-interval.ts';
import { t } from '../../i18n/t.ts';
import type { BarColumn } from '../charts/plot-bars.ts';
import { shortMonth } from '../charts/time-axis.ts';
import { formatCount, formatNumber, formatShare } from '../format-quantity.ts';
import { monthName } from '../month-name.ts';

/** So many months are drawn; the rest is in the files. */
const DRAWN = 36;
/** More months than that have a label only where a quarter begins. */
const CROWDED = 12;

/** A share with what it is of, and how sure it is. */
export interface DetectorFigure {
	readonly value: string;
	readonly note: string;
}

export interface DetectorView {
	readonly months: readonly BarColumn[];
	readonly precision: DetectorFigure;
	readonly recall: DetectorFigure;
	/** Links made and links that people made, together: what the chart is of. */
	readonly n: string;
	readonly isEmpty: boolean;
}

/** How well causes and duplicates are found by today's rules, month by month. */
export function viewDetector({ dataset, measured }: Metrics): DetectorView {
	const { rows } = dataset('detector');
	const sum = (key: 'said' | 'right' | 'explained' | 'found') => rows.reduce((total, row) => total + row[key], 0);
	const [said, explained] = [sum('said'), sum('explained')];
	const byMonth = new Map(rows.map((row) => [row.month, row]));
	const months = lastMonths(measured.today, DRAWN).filter((month) => month >= (rows[0]?.month ?? month));
	return {
		months: months.map((month) => {
			const row = byMonth.get(month);
			const values = row ? [row.right, row.said - row.right, row.explained - row.found] : [0, 0, 0];
			const isLabelled = months.length <= CROWDED || Number(month.slice(5)) % 3 === 1;
			return { name: monthName(month), ...(isLabelled && { label: shortMonth(month) }), values };
		}),
		precision: figureOf(sum('right'), said),
		recall: figureOf(sum('found'), explained),
		n: t('{said} made, {explained} that another explains', {
			said: formatCount(said, 'link'),
			explained: formatCount(explained, 'incident'),
		}),
		isEmpty: said + explained === 0,
	};
}

function figureOf(count: number, of: number): DetectorFigure {
	const interval = shareInterval(count, of);
	if (!interval) return { value: '–', note: t('none yet') };
	const low = formatShare(interval.low).replace(' %', '');
	return {
		value: formatShare(interval.share),
		note: t('{count} of {of}; between {low} and {high}', {
			count: formatNumber(count),
			of: formatNumber(of),
			low,
			high: formatShare(interval.high),
		}),
	};
}
