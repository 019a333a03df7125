/**
 * Milliseconds before the next try: doubles from `baseMs` to `maxMs`, of which a random half is taken off so that
 * many who failed together do not come back together. `tries` counts from 1, `random` is from 0 to 1.
 */
export function backOff(step: {
	readonly tries: number;
	readonly baseMs: number;
	readonly maxMs: number;
	readonly random: number;
}): number {
	const full = Math.min(step.maxMs, step.baseMs * 2 ** Math.min(30, step.tries - 1));
	return Math.round(full * (1 - step.random / 2));
}
