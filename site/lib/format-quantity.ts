const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** A number for people, grouped by thousands: `41,000`. */
export function formatNumber(value: number): string {
	return whole.format(value);
}

/** A number with its word in the right form: `1 incident`, `12 incidents`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
	return `${formatNumber(count)} ${count === 1 ? one : many}`;
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
