import type { TriagePolicy } from '../records/policies/triage.ts';
import { durationMs } from '../time/duration.ts';
import { UNKNOWN_SERVICE } from './identify-service.ts';
import { beganMs, compareBeginnings } from './incident-order.ts';
import type { ReasonCode } from './reasons.ts';
import { similarity, wordsOf } from './text-similarity.ts';
import type { ActiveIncident } from './triage-state.ts';

type DuplicatePolicy = NonNullable<TriagePolicy['duplicates']>;

/** The incident that another one is a duplicate of: the first of them to begin. */
export interface DuplicateLink {
	readonly parent: string;
	readonly reason: ReasonCode;
}

/** Only so many earlier incidents are compared with one: a storm of odd alerts stays cheap. */
const COMPARED = 200;

/**
 * The incident that each duplicate repeats: it began earlier, within the window of policy, on the same service, and is alike: both kinds are in the policy's list of troubles that are one seen
 * differently, or names and titles share enough words. A function of the incidents alone.
 */
export function findDuplicates(
	incidents: readonly ActiveIncident[],
	policy: DuplicatePolicy,
): ReadonlyMap<string, DuplicateLink> {
	const links = new Map<string, DuplicateLink>();
	const words = new Map<string, ReadonlySet<string>>();
	const wordsFor = (incident: ActiveIncident): ReadonlySet<string> => {
		const known = words.get(incident.id) ?? wordsOf(`${incident.name} ${incident.title}`);
		words.set(incident.id, known);
		return known;
	};
	const window = durationMs(policy.window);
	const ordered = incidents.filter(isComparable).sort(compareBeginnings);
	for (const [index, incident] of ordered.entries()) {
		const earlier = ordered.slice(Math.max(0, index - COMPARED), index);
		for (const other of earlier) {
			const reason = likeness(other, incident, { policy, window, wordsFor });
			if (!reason) continue;
			links.set(incident.id, { parent: links.get(other.id)?.parent ?? other.id, reason });
			break;
		}
	}
	return links;
}

function isComparable(incident: ActiveIncident): boolean {
	return (incident.status === 'open' || incident.status === 'resolved') && beganMs(incident) !== undefined;
}

function likeness(
	earlier: ActiveIncident,
	incident: ActiveIncident,
	{
		policy,
		window,
		wordsFor,
	}: {
		readonly policy: DuplicatePolicy;
		readonly window: number;
		readonly wordsFor: (incident: ActiveIncident) => ReadonlySet<string>;
	},
): ReasonCode | undefined {
	if (!isSameService(earlier, incident, wordsFor)) return undefined;
	if (beganMs(incident)! - beganMs(earlier)! > window) return undefined;
	// Alerts of nobody may be strangers: only their words can tell that they are one problem.
	const isAlike = ({ kind, service }: ActiveIncident) =>
		service !== UNKNOWN_SERVICE && (policy.alike?.includes(kind) ?? false);
	if (isAlike(earlier) && isAlike(incident)) return 'duplicate/same-trouble';
	const shared = similarity(wordsFor(earlier), wordsFor(incident));
	return shared >= policy.similarity ? 'duplicate/similar-text' : undefined;
}

/** The same service; where nobody has named the service of one, it is the other's if its text names that. */
function isSameService(
	a: ActiveIncident,
	b: ActiveIncident,
	wordsFor: (incident: ActiveIncident) => ReadonlySet<string>,
): boolean {
	if (a.service === b.service) return true;
	const names = (unknown: ActiveIncident, known: ActiveIncident) =>
		unknown.service === UNKNOWN_SERVICE && [...wordsOf(known.service)].every((word) => wordsFor(unknown).has(word));
	return names(a, b) || names(b, a);
}
