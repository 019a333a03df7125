import type { Service } from '../records/service.ts';

/** Paths along `depends_on`; answers are remembered. */
export interface DependencyGraph {
	/** Services that one needs, nearest first, each with the way to it: both ends included, fewest steps. */
	readonly needsOf: (slug: string) => ReadonlyMap<string, readonly string[]>;
}

/** A replay asks for the graph of the same services thousands of times. */
const graphs = new WeakMap<ReadonlyMap<string, Pick<Service, 'depends_on'>>, DependencyGraph>();

/**
 * The graph of a catalogue, made once for each map of services. Cycles, self-dependencies and services that do not exist
 * are no trouble.
 */
export function dependencyGraph(services: ReadonlyMap<string, Pick<Service, 'depends_on'>>): DependencyGraph {
	const graph = graphs.get(services) ?? newGraph(services);
	graphs.set(services, graph);
	return graph;
}

function newGraph(services: ReadonlyMap<string, Pick<Service, 'depends_on'>>): DependencyGraph {
	const ways = new Map<string, ReadonlyMap<string, readonly string[]>>();
	return {
		needsOf: (slug) => {
			const known = ways.get(slug) ?? walkServices(slug, (at) => services.get(at)?.depends_on ?? []);
			ways.set(slug, known);
			return known;
		},
	};
}

/**
 * The way from a service to each that is reached from it over `next`, nearest first: both ends included, fewest steps.
 * Breadth first, neighbours by name, so that of two ways of one length always the same is taken.
 */
export function walkServices(
	from: string,
	next: (slug: string) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, readonly string[]>();
	const queue: (readonly string[])[] = [[from]];
	for (const way of queue) {
		for (const neighbour of [...next(way.at(-1)!)].sort()) {
			if (neighbour === from || found.has(neighbour)) continue;
			const further = [...way, neighbour];
			found.set(neighbour, further);
			queue.push(further);
		}
	}
	return found;
}
