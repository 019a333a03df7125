/** A service reached over dependencies, and over how many steps. */
export interface Reached {
	readonly slug: string;
	readonly hops: number;
}

/** Everything reached from a service, nearest first and by name; cycles and services that do not exist are no trouble. */
export function walkDependencies(slug: string, next: (slug: string) => readonly string[]): readonly Reached[] {
	const hops = new Map<string, number>([[slug, 0]]);
	const queue = [slug];
	for (const current of queue) {
		for (const neighbour of next(current)) {
			if (hops.has(neighbour)) continue;
			hops.set(neighbour, hops.get(current)! + 1);
			queue.push(neighbour);
		}
	}
	hops.delete(slug);
	return [...hops]
		.map(([reached, distance]) => ({ slug: reached, hops: distance }))
		.sort((a, b) => a.hops - b.hops || (a.slug < b.slug ? -1 : 1));
}
