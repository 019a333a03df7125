import type { TriagePolicy } from '../records/policies/triage.ts';
import type { Service } from '../records/service.ts';
import { durationMs } from '../time/duration.ts';
import { toEpochMs } from '../time/instant.ts';
import type { DependencyGraph } from './dependency-graph.ts';
import { beganMs, compareBeginnings } from './incident-order.ts';
import type { ReasonCode } from './reasons.ts';
import type { ActiveIncident } from './triage-state.ts';

type CascadePolicy = NonNullable<TriagePolicy['cascade']>;

/** The probable root of an incident, and the services between the two: from the incident's own to the root's. */
export interface CauseLink {
	readonly root: string;
	readonly path: readonly string[];
	readonly reason: ReasonCode;
}

/** What finding causes needs to know beside the incidents. */
export interface CauseRules {
	readonly policy: CascadePolicy;
	readonly graph: DependencyGraph;
	readonly services: ReadonlyMap<string, Pick<Service, 'tier'>>;
	/** Links that stand, by incident: those people made, and those of incidents too old to be judged anew. */
	readonly standing: ReadonlyMap<string, CauseLink | undefined>;
	/** The incident that another one repeats: what the repetition explains is put down to it. */
	readonly originals: ReadonlyMap<string, string>;
}

/** An incident with its times in milliseconds since 1970. */
interface Span {
	readonly incident: ActiveIncident;
	readonly began: number;
	readonly over: number;
}

interface Parent {
	readonly span: Span;
	readonly path: readonly string[];
}

interface Board extends CauseRules {
	/** What may explain others, by service. */
	readonly upstreams: ReadonlyMap<string, readonly Span[]>;
	readonly window: number;
	readonly tolerance: number;
}

/**
 * The probable root of each incident that another one explains. An incident explains another when its service is
 * needed by the other's within the hops of policy, it began before or about when the other did and no longer before
 * than the window, and it was not over by then. From the nearest such incident the chain is followed to its end: the
 * deepest explained service. A function of the incidents alone, so the order in which they became known never matters.
 */
export function findCauses(incidents: readonly ActiveIncident[], rules: CauseRules): ReadonlyMap<string, CauseLink> {
	const spans = incidents.flatMap(toSpan);
	const board = boardOf(spans, rules);
	const links = new Map<string, CauseLink | undefined>(rules.standing);
	const linkOf = (span: Span): CauseLink | undefined => {
		const { id } = span.incident;
		if (links.has(id)) return links.get(id);
		links.set(id, undefined);
		const parent = nearestCause(span, board);
		const link = parent && extend(span, parent, { further: linkOf(parent.span), originals: rules.originals });
		links.set(id, link);
		return link;
	};
	for (const span of spans) linkOf(span);
	return new Map([...links].flatMap(([id, link]) => (link ? [[id, link] as const] : [])));
}

function toSpan(incident: ActiveIncident): Span[] {
	const began = beganMs(incident);
	const isLive = incident.status === 'open' || incident.status === 'resolved';
	if (began === undefined || !isLive) return [];
	return [{ incident, began, over: incident.resolved ? toEpochMs(incident.resolved) : Number.POSITIVE_INFINITY }];
}

function boardOf(spans: readonly Span[], rules: CauseRules): Board {
	const { causes, window, tolerance } = rules.policy;
	const mayExplain = spans.filter(({ incident }) => !causes || causes.includes(incident.kind));
	const upstreams = Map.groupBy(mayExplain, ({ incident }) => incident.service);
	return { ...rules, upstreams, window: durationMs(window), tolerance: durationMs(tolerance) };
}

function extend(
	span: Span,
	parent: Parent,
	{ further, originals }: { readonly further: CauseLink | undefined; readonly originals: CauseRules['originals'] },
): CauseLink {
	const reason = parent.span.began > span.began ? 'cascade/upstream-followed' : 'cascade/upstream-open';
	const { id } = parent.span.incident;
	if (!further) return { root: originals.get(id) ?? id, path: parent.path, reason };
	return { root: further.root, path: [...parent.path, ...further.path.slice(1)], reason };
}

/** Of all incidents that explain one: the fewest steps away, then the first to begin, which is the likeliest to explain the others too. */
function nearestCause(span: Span, board: Board): Parent | undefined {
	const { effects, max_hops } = board.policy;
	if (effects && !effects.includes(span.incident.kind)) return undefined;
	let hops = max_hops;
	const found: Parent[] = [];
	for (const [service, path] of board.graph.needsOf(span.incident.service)) {
		if (path.length - 1 > hops) break;
		for (const upstream of board.upstreams.get(service) ?? []) {
			if (!explains(upstream, span, board)) continue;
			found.push({ span: upstream, path });
			hops = path.length - 1;
		}
	}
	return found.sort((a, b) => compareBeginnings(a.span.incident, b.span.incident))[0];
}

function explains(upstream: Span, span: Span, board: Board): boolean {
	const { began, over } = upstream;
	const isAbout = began - span.began <= board.tolerance && span.began - began <= board.window;
	if (!isAbout || over + board.tolerance < span.began) return false;
	const isCycle = board.graph.needsOf(upstream.incident.service).has(span.incident.service);
	return !isCycle || cameFirst(upstream, span, board);
}

/** Services that need each other explain each other in one direction only: from the first to begin, at one instant from the more important one. */
function cameFirst(a: Span, b: Span, { services }: Board): boolean {
	const tier = ({ incident }: Span) => services.get(incident.service)?.tier ?? 9;
	return (a.began - b.began || tier(a) - tier(b) || compareBeginnings(a.incident, b.incident)) < 0;
}
