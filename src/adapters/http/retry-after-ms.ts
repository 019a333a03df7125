/** How long to wait before another call, by the first of these headers that there is; a minute without one that says so. */
export function retryAfterMs(headers: Headers, names: readonly string[]): number {
	const seconds = names.map((name) => headers.get(name)).find((value) => value !== null) ?? '';
	return /^\d+$/.test(seconds) ? Math.max(1, Number(seconds)) * 1000 : 60_000;
}
