import { formatDuration } from '../../../src/core/time/format-duration.ts';
import { t } from '../../i18n/t.ts';
import { formatP } from '../charts/format-cell.ts';
import { formatCount, formatNumber } from '../format-quantity.ts';

/** More incidents than this are said to be many: the exact number would look like knowledge. */
const MANY = 10_000;

/** A duration in two periods, and whether it changed, as the dataset of comparisons has it. */
export interface Change {
	readonly before_n: number;
	readonly before_median_ms: number | undefined;
	readonly n: number;
	readonly median_ms: number | undefined;
	readonly difference_ms: number | undefined;
	readonly interval_low_ms: number | undefined;
	readonly interval_high_ms: number | undefined;
	readonly p: number | undefined;
	readonly needed: number | undefined;
	readonly verdict: 'improved' | 'worse' | 'cannot-tell';
}

/** What may be said of a change: a word, how it looks, and the sentence that says how sure it is. */
export interface SaidChange {
	readonly word: string;
	readonly tone?: 'good' | 'bad';
	readonly sentence: string;
	/** The same for a table. */
	readonly short: string;
}

/** A comparison in words; “improved” only where the test and the interval agree. */
export function sayChange(change: Change): SaidChange {
	const { before_n, n, before_median_ms, difference_ms, p, verdict } = change;
	if (n === 0) return plain(t('Not measured'), t('No incident of this period was measured.'));
	if (before_n === 0 || before_median_ms === undefined || difference_ms === undefined) {
		return plain(t('Nothing to compare with'), t('No incident of the period before was measured.'));
	}
	const was = t('{before_median_ms} before', { before_median_ms: formatDuration(before_median_ms) });
	const short = `${was}${p === undefined ? '' : `, p ${formatP(p)}`}`;
	const sentence = `${was}. ${sayChance(change)}`;
	if (verdict === 'improved') return { word: t('Improved'), tone: 'good', sentence, short };
	if (verdict === 'worse') return { word: t('Worse'), tone: 'bad', sentence, short };
	return { word: t('Cannot tell'), sentence: `${sentence} ${sayNeeded(change)}`.trim(), short };
}

function plain(word: string, sentence: string): SaidChange {
	return { word, sentence, short: sentence };
}

/** A difference with its sign: `+12 min`, `−3 h`, `0 s`. */
export function formatSigned(ms: number): string {
	return ms > 0 ? `+${formatDuration(ms)}` : formatDuration(ms);
}

function sayChance({ difference_ms, interval_low_ms, interval_high_ms, p }: Change): string {
	const interval =
		interval_low_ms === undefined || interval_high_ms === undefined
			? ''
			: t(', 95 % between {interval_low_ms} and {interval_high_ms}', {
					interval_low_ms: formatSigned(interval_low_ms),
					interval_high_ms: formatSigned(interval_high_ms),
				});
	return t('Change {difference_ms}{interval}{value}.', {
		difference_ms: formatSigned(difference_ms!),
		interval,
		value: p === undefined ? '' : `; p ${formatP(p)}`,
	});
}

function sayNeeded({ n, before_n, needed }: Change): string {
	if (needed === undefined) return '';
	const were =
		before_n === n
			? t('{n} each', { n: formatNumber(n) })
			: t('{before_n} and {n}', { before_n: formatNumber(before_n), n: formatNumber(n) });
	if (needed <= Math.min(n, before_n)) return '';
	const many =
		needed > MANY
			? t('more than {MANY} incidents', { MANY: formatNumber(MANY) })
			: t('about {needed}', { needed: formatCount(needed, 'incident') });
	return t('A change of this size takes {many} a period to tell; there were {were}.', { many, were });
}
