import { walkServices } from '../../src/core/triage/dependency-graph.ts';

/** A service reached over dependencies, and over how many steps. */
export interface Reached {
	readonly slug: string;
	readonly hops: number;
}

/** Everything reached from a service, nearest first and by name; cycles and services that do not exist are no trouble. */
export function walkDependencies(slug: string, next: (slug: string) => readonly string[]): readonly Reached[] {
	return [...walkServices(slug, next)]
		.map(([reached, way]) => ({ slug: reached, hops: way.length - 1 }))
		.sort((a, b) => a.hops - b.hops || (a.slug < b.slug ? -1 : 1));
}
