import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/core/triage/dependency-graph.ts
/** A replay asks for the graph of the same services thousands of times. */
const graphs = /* @__PURE__ */ new WeakMap();
/**
* The graph of a catalogue, made once for each map of services. Cycles, self-dependencies and services that do not exist
* are no trouble.
*/
function dependencyGraph(services) {
	const graph = graphs.get(services) ?? newGraph(services);
	graphs.set(services, graph);
	return graph;
}
function newGraph(services) {
	const ways = /* @__PURE__ */ new Map();
	return { needsOf: (slug) => {
		const known = ways.get(slug) ?? walkServices(slug, (at) => services.get(at)?.depends_on ?? []);
		ways.set(slug, known);
		return known;
	} };
}
/**
* The way from a service to each that is reached from it over `next`, nearest first: both ends included, fewest steps.
* Breadth first, neighbours by name, so that of two ways of one length always the same is taken.
*/
function walkServices(from, next) {
	const found = /* @__PURE__ */ new Map();
	const queue = [[from]];
	for (const way of queue) for (const neighbour of [...next(way.at(-1))].sort()) {
		if (neighbour === from || found.has(neighbour)) continue;
		const further = [...way, neighbour];
		found.set(neighbour, further);
		queue.push(further);
	}
	return found;
}
export { walkServices as n, dependencyGraph as t };
