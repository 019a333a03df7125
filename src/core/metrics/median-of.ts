import { quantile } from './quantile.ts';

/** The median of values in any order; undefined of none. */
export function medianOf(values: readonly number[]): number | undefined {
	return quantile(
		values.toSorted((a, b) => a - b),
		0.5,
	);
}
