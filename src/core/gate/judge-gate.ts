import { closestWord } from '../diagnostics/closest-word.ts';
import { durationMs } from '../time/duration.ts';
import { formatDuration } from '../time/format-duration.ts';
import { toEpochMs } from '../time/instant.ts';
import { walkServices } from '../triage/dependency-graph.ts';
import type { GateDecision, GateQuestion, GateReason } from './gate-decision.ts';
import type { GateFacts, GateIncident } from './gate-facts.ts';

/** A decision, or what is wrong with the question. */
export type GateAnswer =
	| { readonly ok: true; readonly decision: GateDecision }
	| { readonly ok: false; readonly problem: string };

/** A clock of the site may be so far ahead of ours. */
const AHEAD_MS = 5 * 60_000;

/**
 * Whether a deploy should wait: it does while an incident that the policy names is open on the service, on what it needs
 * within the policy's hops, or names the feature. Facts that are too old decide nothing: then the policy's `on_unknown` does.
 */
export function judgeGate(facts: GateFacts, asked: GateQuestion, now: string): GateAnswer {
	const from = servicesOf(facts, asked);
	if (typeof from === 'string') return { ok: false, problem: from };
	const age = toEpochMs(now) - toEpochMs(facts.made_at);
	const problem = staleness(facts, age);
	const reasons = reasonsFor(facts, asked, from);
	const common = { asked, reasons, as_of: facts.as_of, unread: facts.unread };
	// What was open then is worth knowing even where it is old, but an old "nothing" is worth nothing.
	if (problem !== undefined) {
		const verdict = facts.policy.on_unknown === 'open' ? 'go' : 'wait';
		return { ok: true, decision: { ...common, verdict, why: 'gate/stale', problem } };
	}
	const why = reasons.length > 0 ? 'gate/incident' : 'gate/clear';
	return { ok: true, decision: { ...common, verdict: reasons.length > 0 ? 'wait' : 'go', why } };
}

/** The decision where no facts can be had; the policy is among them, so whoever asks says which way to fall. */
export function judgeUnreadable(asked: GateQuestion, problem: string, onUnknown: 'open' | 'closed'): GateDecision {
	return { verdict: onUnknown === 'open' ? 'go' : 'wait', why: 'gate/unreadable', asked, reasons: [], problem };
}

/** The decision with somebody's reason to go ahead all the same; what goes anyway stays as it is. */
export function overrideGate(decision: GateDecision, reason: string): GateDecision {
	if (decision.verdict === 'go') return decision;
	return { ...decision, verdict: 'go', why: 'gate/override', override: { reason, instead_of: decision.why } };
}

function staleness({ made_at, policy }: GateFacts, age: number): string | undefined {
	if (age > durationMs(policy.max_age))
		return `The site was made ${formatDuration(age)} ago (${made_at}), expected at most ${policy.max_age}`;
	if (age < -AHEAD_MS) return `The site was made at ${made_at}, expected a time before now`;
	return undefined;
}

function servicesOf(facts: GateFacts, { service, feature }: GateQuestion): readonly string[] | string {
	if (service !== undefined) {
		if (Object.hasOwn(facts.services, service)) return [service];
		return unknown('service', service, Object.keys(facts.services));
	}
	const services = Object.hasOwn(facts.features, feature) ? facts.features[feature] : undefined;
	const isNamed = facts.incidents.some(({ change }) => change?.name === feature);
	if (services === undefined && !isNamed) return unknown('feature', feature, Object.keys(facts.features));
	return services ?? [];
}

function unknown(what: 'service' | 'feature', word: string, known: readonly string[]): string {
	const folder = what === 'service' ? 'services/' : 'rollouts/';
	const near = closestWord(word.slice(0, 80), known);
	return `Unexpected ${what} ${JSON.stringify(word.slice(0, 80))}, expected one of ${folder}${near ? `. Did you mean ${near}?` : ''}`;
}

interface Found {
	readonly incident: GateIncident;
	readonly path: readonly string[];
}

function reasonsFor(facts: GateFacts, { feature }: GateQuestion, from: readonly string[]): readonly GateReason[] {
	const byId = new Map(facts.incidents.map((incident) => [incident.id, incident]));
	const ways = waysFrom(facts, from);
	const found = facts.incidents.flatMap((incident): Found[] => {
		if (feature !== undefined && incident.change?.name === feature) return [{ incident, path: [] }];
		const path = nearest(incident.services, ways);
		return path ? [{ incident, path }] : [];
	});
	const counting = (incident: GateIncident) => byId.get(incident.root ?? incident.id) ?? incident;
	const byRoot = Map.groupBy(found, ({ incident }) => counting(incident));
	return [...byRoot]
		.filter(([root]) => isHeld(root, facts.policy))
		.map(([root, members]) => reasonOf(root, members))
		.sort(
			(a, b) => compare(a.severity, b.severity) || a.path.length - b.path.length || compare(a.incident, b.incident),
		);
}

function isHeld({ severity, kind }: GateIncident, { severities, kinds }: GateFacts['policy']): boolean {
	return severities.includes(severity) && (kinds === undefined || kinds.includes(kind));
}

/** The shortest way to each service within reach, those that it starts from included. */
function waysFrom({ services, policy }: GateFacts, from: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const ways = new Map<string, readonly string[]>();
	for (const start of from) {
		const reached = walkServices(start, (at) => (Object.hasOwn(services, at) ? services[at]! : []));
		for (const [service, way] of [[start, [start]] as const, ...reached]) {
			if (way.length - 1 > policy.hops) continue;
			const known = ways.get(service);
			if (known === undefined || way.length < known.length) ways.set(service, way);
		}
	}
	return ways;
}

function nearest(
	services: readonly string[],
	ways: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
	return services
		.flatMap((service) => {
			const way = ways.get(service);
			return way ? [way] : [];
		})
		.sort((a, b) => a.length - b.length)[0];
}

/** The way to the incident itself where it is in reach, else to the nearest that it explains. */
function reasonOf(root: GateIncident, members: readonly Found[]): GateReason {
	const own = members.find(({ incident }) => incident.id === root.id);
	const nearestMember = [...members].sort((a, b) => a.path.length - b.path.length)[0]!;
	const { id, title, severity, kind, since, url } = root;
	return {
		incident: id,
		title,
		severity,
		kind,
		since,
		url,
		path: (own ?? nearestMember).path,
		explains: members
			.filter(({ incident }) => incident.id !== id)
			.map(({ incident }) => incident.id)
			.sort(),
	};
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
