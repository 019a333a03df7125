/** A coordinate with one digit after the point: finer than any screen shows, and half as long. */
export function round(value: number): number {
	return Math.round(value * 10) / 10;
}
