import { locale, t } from '../i18n/t.ts';

/** Making a format costs a hundred times more than using one. */
const formats = new Map<string, Intl.NumberFormat>();

/** A number for people, grouped by thousands: `41,000`. */
export function formatNumber(value: number): string {
	const known = formats.get(locale());
	const format = known ?? new Intl.NumberFormat(locale(), { maximumFractionDigits: 2 });
	if (!known) formats.set(locale(), format);
	return format.format(value);
}

/** A number with its word in the right form: `1 incident`, `12 incidents`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
	return `${formatNumber(count)} ${t(count === 1 ? one : many)}`;
}

/** A range of money, one figure where both ends are the same: `USD 9,000–14,000`. */
export function formatMoneyRange(range: {
	readonly low: number;
	readonly high: number;
	readonly currency: string;
}): string {
	const { low, high, currency } = range;
	return `${currency} ${low === high ? formatNumber(low) : `${formatNumber(low)}–${formatNumber(high)}`}`;
}

/** A share between 0 and 1 in whole percent: `87 %`. */
export function formatShare(share: number): string {
	return `${Math.round(share * 100)} %`;
}
