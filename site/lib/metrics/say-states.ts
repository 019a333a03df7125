import { t } from '../../i18n/t.ts';
import { formatCount, formatNumber, formatShare } from '../format-quantity.ts';

/** How many incidents a figure is of, and how many have none, by why. */
export interface States {
	readonly n: number;
	readonly pending: number;
	readonly not_applicable: number;
	readonly invalid: number;
}

/** Every incident by what is known of it: `65 incidents, 2 pending, 1 without the time, 1 invalid`. */
export function sayStates({ n, pending, not_applicable, invalid }: States): string {
	const parts = [
		formatCount(n, 'incident'),
		pending > 0 && t('{pending} pending', { pending: formatNumber(pending) }),
		not_applicable > 0 && t('{not_applicable} without the time', { not_applicable: formatNumber(not_applicable) }),
		invalid > 0 && t('{invalid} invalid', { invalid: formatNumber(invalid) }),
	];
	return parts.filter(Boolean).join(', ');
}

/** A share with what it is of: `83 % of 12`; a dash where it is of nothing. */
export function sayShare(part: number, of: number): string {
	return of === 0 ? '–' : t('{value} of {of}', { value: formatShare(part / of), of: formatNumber(of) });
}
