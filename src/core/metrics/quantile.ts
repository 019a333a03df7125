/**
 * The quantile of values sorted upward, undefined of none: linear interpolation between the two nearest order statistics,
 * at position (n − 1) × share. Definition 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996), which
 * R, NumPy and spreadsheets use unless told otherwise.
 */
export function quantile(sorted: readonly number[] | Float64Array, share: number): number | undefined {
	if (sorted.length === 0) return undefined;
	const position = (sorted.length - 1) * share;
	const [below, above] = [sorted[Math.floor(position)]!, sorted[Math.ceil(position)]!];
	return below + (above - below) * (position - Math.floor(position));
}
