import type { TriagePolicy } from '../records/policies/triage.ts';
import type { TimelineEntry } from '../records/timeline.ts';
import { resolvedText, resolveWhenQuiet } from './change-incident.ts';
import { type Swept, TRIAGE } from './relate-incidents.ts';
import type { ActiveIncident, TriageState } from './triage-state.ts';

/** Resolves the open incidents whose alerts have all been resolved for the settle delay of policy at `now` (RFC 3339 UTC). */
export function settleIncidents(state: TriageState, now: string, policy: TriagePolicy): Swept {
	const timelines = new Map<string, readonly TimelineEntry[]>();
	if (policy.grouping.settle_delay === undefined) return { state, timelines };
	const settledById = new Map<string, ActiveIncident>();
	for (const incident of state.incidents.values()) {
		if (incident.status !== 'open') continue;
		const settled = resolveWhenQuiet(incident, { policy, now });
		if (settled === incident) continue;
		settledById.set(settled.id, settled);
		const at = settled.resolved ?? now;
		timelines.set(settled.id, [{ at, kind: 'resolved', text: resolvedText(settled), by: TRIAGE }]);
	}
	if (settledById.size === 0) return { state, timelines };
	return { state: { ...state, incidents: new Map([...state.incidents, ...settledById]) }, timelines };
}
