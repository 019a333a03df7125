import { formatDuration } from '../../../src/core/time/format-duration.ts';
import { msg, t } from '../../i18n/t.ts';
import { formatDay } from '../format-day.ts';
import { monthName } from '../month-name.ts';
import type { Exploration } from './explore-measurements.ts';
import { type SaidChange, sayChange } from './say-change.ts';
import { sayShare, sayStates } from './say-states.ts';

/** The figures of a choice of incidents as texts, the same in the browser as when the page is built. */
export interface ExplorationView {
	readonly n: string;
	readonly median: string;
	readonly spread: string;
	readonly said: SaidChange;
	/** The period it is compared with. */
	readonly beside: string;
	readonly months: readonly { readonly month: string; readonly cells: readonly string[] }[];
}

/** Heads of the table of months, its first column aside. */
export const MONTH_HEADS = [
	'n',
	msg('Median'),
	'p90',
	msg('Within target'),
	msg('Pending'),
	'n/a',
	msg('Invalid'),
] as const;

/** An exploration in words. */
export function viewExploration({ change, before, months }: Exploration): ExplorationView {
	const { before: then, after, comparison } = change;
	const spread = [
		after.p90 !== undefined && t('nine of ten within {p90}', { p90: formatDuration(after.p90) }),
		after.judged > 0 && t('{within} within target', { within: sayShare(after.within, after.judged) }),
	];
	return {
		n: sayStates({ ...after, not_applicable: after.notApplicable, invalid: after.invalid.length }),
		median: after.median === undefined ? '–' : formatDuration(after.median),
		spread: spread.filter(Boolean).join(', '),
		said: sayChange({
			before_n: then.n,
			before_median_ms: then.median,
			n: after.n,
			median_ms: after.median,
			difference_ms: comparison.difference,
			interval_low_ms: comparison.interval?.[0],
			interval_high_ms: comparison.interval?.[1],
			p: comparison.p,
			needed: comparison.needed,
			verdict: comparison.verdict,
		}),
		beside: t('Beside {from} to {to}, as many days before.', {
			from: formatDay(before.from),
			to: formatDay(before.to),
		}),
		months: months.map(({ month, summary: { n, median, p90, within, judged, pending, notApplicable, invalid } }) => ({
			month: monthName(month),
			cells: [
				String(n),
				median === undefined ? '–' : formatDuration(median),
				p90 === undefined ? '–' : formatDuration(p90),
				sayShare(within, judged),
				String(pending),
				String(notApplicable),
				String(invalid.length),
			],
		})),
	};
}
