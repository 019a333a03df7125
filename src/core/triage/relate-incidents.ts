import type { Relation } from '../records/incident.ts';
import type { TimelineEntry } from '../records/timeline.ts';
import { durationMs } from '../time/duration.ts';
import { toEpochMs } from '../time/instant.ts';
import { dependencyGraph } from './dependency-graph.ts';
import { describeLink } from './describe-link.ts';
import { type CauseLink, findCauses } from './find-causes.ts';
import { type DuplicateLink, findDuplicates } from './find-duplicates.ts';
import { beganMs } from './incident-order.ts';
import type { ReasonCode } from './reasons.ts';
import type { ActiveIncident, TriageState } from './triage-state.ts';
import type { TriageContext } from './triage-step.ts';

/** Who links when nobody does. */
export const TRIAGE = 'triage';

/** What a round of triage changed beside the alerts' own incidents. */
export interface Swept {
	readonly state: TriageState;
	readonly timelines: ReadonlyMap<string, readonly TimelineEntry[]>;
}

/** What changed in a round of triage, by incident id, and when that round is (RFC 3339 UTC). */
export interface RecentChange {
	readonly changed: ReadonlySet<string>;
	readonly opened: ReadonlySet<string>;
	readonly now: string;
	readonly context: TriageContext;
}

/** How far from a changed incident the links of others are judged anew, where policy knows no cascades. */
const NEAR_MS = 3_600_000;

/**
 * Steps 7 and 8. Links incidents to their probable root and duplicates to their parent. The links are a function of
 * the incidents, so one is made late when the upstream alert comes late, and taken back when what it stood on is gone.
 * Judged anew are only incidents near in time to one that just changed, and that itself is new or recent: an older
 * incident keeps the links that the catalogue of its own time gave it. People's links are never touched.
 */
export function relateIncidents(state: TriageState, change: RecentChange): Swept {
	const { now, context } = change;
	const { judged, around } = scopeOf(state, change);
	const timelines = new Map<string, readonly TimelineEntry[]>();
	if (judged.size === 0) return { state, timelines };
	const { causes, duplicates } = linksOf(around, judged, context);
	const incidents = new Map(state.incidents);
	for (const incident of around) {
		if (!judged.has(incident.id)) continue;
		const relations = relationsOf(incident, causes.get(incident.id), duplicates.get(incident.id));
		if (JSON.stringify(relations) === JSON.stringify(incident.relations)) continue;
		incidents.set(incident.id, { ...incident, relations });
		timelines.set(incident.id, newsOf(incident, relations, { incidents: state.incidents, now }));
	}
	return timelines.size === 0 ? { state, timelines } : { state: { ...state, incidents }, timelines };
}

interface Scope {
	/** Incidents whose links are judged anew. */
	readonly judged: ReadonlySet<string>;
	/** These and all that could be linked to them. */
	readonly around: readonly ActiveIncident[];
}

function scopeOf({ incidents }: TriageState, { changed, opened, now, context }: RecentChange): Scope {
	const { cascade, duplicates } = context.policy;
	if (!cascade && !duplicates) return { judged: new Set(), around: [] };
	const window = Math.max(durationMs(cascade?.window ?? '0m'), durationMs(duplicates?.window ?? '0m'));
	const reach = Math.max(window * (cascade?.max_hops ?? 1), NEAR_MS);
	const starts = [...changed].flatMap((id) => {
		const began = incidents.has(id) ? beganMs(incidents.get(id)!) : undefined;
		const isFresh = began !== undefined && (opened.has(id) || toEpochMs(now) - began <= reach);
		return isFresh ? [began] : [];
	});
	const near = (incident: ActiveIncident, distance: number): boolean => {
		const began = beganMs(incident);
		return began !== undefined && starts.some((start) => Math.abs(start - began) <= distance);
	};
	const around = [...incidents.values()].filter((incident) => near(incident, reach + window));
	const judged = around.filter((incident) => near(incident, reach) && !incident.corrected.includes('relations'));
	return { judged: new Set(judged.map(({ id }) => id)), around };
}

function linksOf(
	scope: readonly ActiveIncident[],
	judged: ReadonlySet<string>,
	{ policy, services }: TriageContext,
): { causes: ReadonlyMap<string, CauseLink>; duplicates: ReadonlyMap<string, DuplicateLink> } {
	const duplicates = policy.duplicates ? findDuplicates(scope, policy.duplicates) : new Map<string, DuplicateLink>();
	if (!policy.cascade) return { causes: new Map(), duplicates };
	const standing = new Map(
		scope.filter(({ id }) => !judged.has(id)).map((incident) => [incident.id, standingCause(incident)]),
	);
	const graph = dependencyGraph(services);
	const originals = new Map([...duplicates].map(([id, { parent }]) => [id, parent]));
	const causes = findCauses(scope, { policy: policy.cascade, graph, services, standing, originals });
	return { causes, duplicates };
}

function standingCause({ relations, service }: ActiveIncident): CauseLink | undefined {
	const link = relations.find(({ type }) => type === 'caused_by');
	return link && { root: link.incident, path: link.path ?? [service], reason: 'cascade/upstream-open' };
}

/** Relations in their usual order: cause, duplicate, then what other steps found. */
function relationsOf(
	{ relations }: ActiveIncident,
	cause: CauseLink | undefined,
	duplicate: DuplicateLink | undefined,
): readonly Relation[] {
	const others = relations.filter(({ type }) => type !== 'caused_by' && type !== 'duplicate_of');
	return [
		...(cause
			? [{ type: 'caused_by' as const, incident: cause.root, path: [...cause.path], reason: cause.reason, by: TRIAGE }]
			: []),
		...(duplicate
			? [{ type: 'duplicate_of' as const, incident: duplicate.parent, reason: duplicate.reason, by: TRIAGE }]
			: []),
		...others,
	];
}

function newsOf(
	incident: ActiveIncident,
	relations: readonly Relation[],
	{ incidents, now }: { readonly incidents: TriageState['incidents']; readonly now: string },
): readonly TimelineEntry[] {
	const isSame = (a: Relation) => (b: Relation) => a.type === b.type && a.incident === b.incident;
	const made = relations.filter((relation) => !incident.relations.some(isSame(relation)));
	const gone = incident.relations.filter((relation) => !relations.some(({ type }) => type === relation.type));
	return [
		...made.map((relation) => ({
			at: now,
			kind: 'linked' as const,
			text: describeLink(incident, relation, incidents.get(relation.incident)),
			by: TRIAGE,
		})),
		...gone.map(({ incident: id }) => ({
			at: now,
			kind: 'linked' as const,
			text: `No longer linked to ${id}: what came later does not support it`,
			by: TRIAGE,
		})),
	];
}

/** Why an incident was opened, where a link says more than that it is new. */
export function linkReason({ relations }: ActiveIncident): ReasonCode | undefined {
	return relations.find(({ by }) => by === TRIAGE)?.reason as ReasonCode | undefined;
}
