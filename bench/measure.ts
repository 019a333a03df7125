/** Milliseconds that a task took. */
export async function timeOf(task: () => unknown): Promise<number> {
	const started = performance.now();
	await task();
	return performance.now() - started;
}

/** The middle of some numbers; NaN of none. */
export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

/** The value below which a share (0 to 1) of some numbers lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
	return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
}

/** Contenders one after the other, again and again, so that what else the machine does falls on all alike; medians in milliseconds. */
export async function race<K extends string>(
	contenders: Readonly<Record<K, () => unknown>>,
	rounds: number,
): Promise<Record<K, number>> {
	const names = Object.keys(contenders) as K[];
	const times = new Map<K, number[]>(names.map((name) => [name, []]));
	for (let round = 0; round < rounds; round += 1) {
		for (const name of names) times.get(name)!.push(await timeOf(contenders[name]));
	}
	return Object.fromEntries(names.map((name) => [name, median(times.get(name)!)])) as Record<K, number>;
}

/** A duration for a table: `0.42 ms`, `38 ms`, `4.1 s`. */
export function formatMs(ms: number): string {
	if (Number.isNaN(ms)) return '–';
	if (ms < 10) return `${ms.toFixed(2)} ms`;
	return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

/** A size for a table: `940 B`, `118 kB`, `8.8 MB`. */
export function formatBytes(bytes: number): string {
	if (bytes < 1000) return `${bytes} B`;
	return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** How many times one is the other: `0.82 ×`. */
export function formatRatio(value: number, reference: number): string {
	const ratio = value / reference;
	if (!Number.isFinite(ratio)) return '–';
	return `${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio)} ×`;
}
