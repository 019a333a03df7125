import type { RecordedIncident } from '../backtest/recorded-incident.ts';
import type { ReplayRules } from '../backtest/replay.ts';
import type { Incident } from '../records/incident.ts';
import { durationMs } from '../time/duration.ts';
import { toEpochMs } from '../time/instant.ts';
import { dependencyGraph } from '../triage/dependency-graph.ts';
import { binomialTail } from './binomial-tail.ts';
import { THRESHOLDS } from './thresholds.ts';

/** A service whose incidents regularly follow those of another one that it does not need, as far as services/ says. */
export interface MissingEdge {
	readonly service: string;
	/** The one that it seems to need. */
	readonly needs: string;
	/** Its incidents that followed one of the other within the window of cascades, of so many; and how many would by chance. */
	readonly n: number;
	readonly of: number;
	readonly expected: number;
	/** The chance of so many or more, times the number of pairs looked at (Bonferroni), at most 1. */
	readonly p: number;
	readonly incidents: readonly string[];
}

interface Begun {
	readonly incident: Incident;
	readonly at: number;
	readonly parents: readonly string[];
}

/**
 * Dependencies that seem missing: five or more incidents of a service that began, within the window of cascades, after one
 * of a service that no path of `depends_on` joins it with, more often than by chance if the two had nothing to do with each
 * other (a Poisson process of as many). Left out: false alarms, incidents that a third one explains, and kinds that policy
 * lets neither cause nor follow.
 */
export function findMissingEdges(
	facts: ReadonlyMap<string, Incident>,
	{ rules, recorded }: { readonly rules: ReplayRules; readonly recorded: ReadonlyMap<string, RecordedIncident> },
): readonly MissingEdge[] {
	const { cascade } = rules.policy;
	if (!cascade) return [];
	const begun = [...facts.values()].flatMap((incident) => begunOf(incident, recorded)).sort((a, b) => a.at - b.at);
	const causes = begun.filter(({ incident }) => !cascade.causes || cascade.causes.includes(incident.kind));
	const effects = begun.filter(({ incident }) => !cascade.effects || cascade.effects.includes(incident.kind));
	const [window, tolerance] = [durationMs(cascade.window), durationMs(cascade.tolerance)];
	const span = Math.max(window + tolerance, (begun.at(-1)?.at ?? 0) - (begun[0]?.at ?? 0));
	const graph = dependencyGraph(rules.services);
	const isJoined = (a: string, b: string) => graph.needsOf(a).has(b) || graph.needsOf(b).has(a);
	const followed = pairsOf(effects, causes, { window, tolerance }).filter(
		({ service, needs }) => rules.services.has(service) && rules.services.has(needs) && !isJoined(service, needs),
	);
	const count = (of: readonly Begun[], service: string) => of.filter(({ incident }) => incident.service === service);
	const services = new Set(begun.map(({ incident }) => incident.service)).size;
	const edges = followed.flatMap(({ service, needs, incidents }): MissingEdge[] => {
		const [n, of] = [incidents.length, count(effects, service).length];
		if (n < THRESHOLDS.times) return [];
		const chance = 1 - Math.exp((-count(causes, needs).length * (window + tolerance)) / span);
		const p = Math.min(1, binomialTail(n, of, chance) * services * (services - 1));
		return p < THRESHOLDS.byChance ? [{ service, needs, n, of, expected: of * chance, p, incidents }] : [];
	});
	return edges
		.filter((edge) => !edges.some((other) => isReverse(edge, other) && isLikelier(other, edge)))
		.sort((a, b) => b.n - a.n || a.p - b.p || (a.service < b.service ? -1 : 1));
}

function begunOf(incident: Incident, recorded: ReadonlyMap<string, RecordedIncident>): readonly Begun[] {
	const { times, id } = incident;
	const at = times.detected ?? times.reported ?? times.impact_started;
	const record = recorded.get(id);
	if (at === undefined || record?.verdict === 'false') return [];
	return [{ incident, at: toEpochMs(at), parents: record?.parents ?? [] }];
}

/** Services whose incidents followed those of another service, each incident once. */
function pairsOf(
	effects: readonly Begun[],
	causes: readonly Begun[],
	{ window, tolerance }: { readonly window: number; readonly tolerance: number },
): readonly { readonly service: string; readonly needs: string; readonly incidents: readonly string[] }[] {
	const found = new Map<string, { service: string; needs: string; incidents: Set<string> }>();
	let first = 0;
	for (const effect of effects) {
		while (first < causes.length && causes[first]!.at < effect.at - window) first++;
		for (let i = first; i < causes.length && causes[i]!.at <= effect.at + tolerance; i++) {
			const [service, needs] = [effect.incident.service, causes[i]!.incident.service];
			if (service === needs || isExplainedOtherwise(effect, causes[i]!)) continue;
			const key = `${service} ${needs}`;
			const pair = found.get(key) ?? { service, needs, incidents: new Set() };
			found.set(key, { ...pair, incidents: pair.incidents.add(effect.incident.id) });
		}
	}
	return [...found.values()].map((pair) => ({ ...pair, incidents: [...pair.incidents] }));
}

/** Whether a third incident explains one of the two, or the one is known to be the consequence of the other. */
function isExplainedOtherwise(effect: Begun, cause: Begun): boolean {
	return effect.parents.some((id) => id !== cause.incident.id) || cause.parents.length > 0;
}

function isReverse(a: MissingEdge, b: MissingEdge): boolean {
	return a.service === b.needs && a.needs === b.service;
}

/** Of two that follow each other, the one that does it more often; by name where both do it equally. */
function isLikelier(a: MissingEdge, b: MissingEdge): boolean {
	return a.n !== b.n ? a.n > b.n : a.p !== b.p ? a.p < b.p : a.service < b.service;
}
