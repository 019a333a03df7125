import type { ShareInterval } from '../metrics/share-interval.ts';
import type { RuleName } from './find-together.ts';

/** A share with what it is of and how sure it is: `2 of 14 cases (between 4 and 40 %)`. */
export function sayShare({ n, share, low, high }: ShareInterval, things = ''): string {
	const of = things === '' ? `${n}` : `${n} ${things}`;
	return `${Math.round(share * n)} of ${of} (between ${Math.round(low * 100)} and ${Math.round(high * 100)} %)`;
}

/** An alert rule in a sentence: `HighErrorRate of checkout-api`. */
export function sayRule({ name, service }: RuleName): string {
	return `${name} of ${service}`;
}

/** Text as part of an id: lower case, words joined by `-`. */
export function slugOf(...parts: readonly string[]): string {
	return parts
		.join(' ')
		.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}
