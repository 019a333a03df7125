import { z } from 'zod';
import { line, slug } from '../../src/core/records/scalars.ts';
import type { Service } from '../../src/core/records/service.ts';

const node = z.strictObject({ needs: z.array(slug).optional(), also: z.array(line).optional() });

/** Services by product line, as `graph.yaml` and a story's own `graph` write them. */
export const graphSchema = z.record(slug, z.record(slug, node)).refine((graph) => unknownNeeds(graph).length === 0, {
	error: ({ input }) => `expected every need to be a service of the graph, not ${unknownNeeds(input as Graph)}`,
});

export type Graph = Readonly<Record<string, Readonly<Record<string, z.infer<typeof node>>>>>;

function unknownNeeds(graph: Graph): string[] {
	const nodes = Object.values(graph);
	const known = new Set(nodes.flatMap((services) => Object.keys(services)));
	return nodes
		.flatMap((services) => Object.values(services).flatMap(({ needs = [] }) => needs))
		.filter((need) => !known.has(need));
}

/** The catalogue of a graph, as triage reads it from `services/`. */
export function servicesOf(graph: Graph): ReadonlyMap<string, Service> {
	const services = new Map<string, Service>();
	for (const [product, nodes] of Object.entries(graph)) {
		for (const [name, { needs = [], also = [] }] of Object.entries(nodes)) {
			const rules = [...also.map((app) => ({ labels: { app } })), { integrations: [name, ...also] }];
			services.set(name, { schema: 1, name, owner: product, product, tier: 2, depends_on: needs, alerts: rules });
		}
	}
	return services;
}

/** The service that a monitor's word means, or undefined where the catalogue knows it by no name. */
export function serviceOfWord(services: ReadonlyMap<string, Service>, word: string): string | undefined {
	if (services.has(word)) return word;
	return [...services].find(([, { alerts = [] }]) => alerts.some(({ labels }) => labels?.app === word))?.[0];
}
