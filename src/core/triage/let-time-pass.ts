import { endedMutes, type FreedAlert } from './end-mutes.ts';
import type { Swept } from './relate-incidents.ts';
import { settleIncidents } from './settle-incidents.ts';
import { triageFreed } from './triage-alert.ts';
import type { TriageState } from './triage-state.ts';
import type { Decision, TriageContext } from './triage-step.ts';

/** An alert that still fires when its mute ends, when that was noticed (RFC 3339 UTC), and what was decided on it. */
export interface FreedDecision extends FreedAlert {
	readonly received: string;
	readonly decision: Decision;
}

/** What time has brought. */
export interface Passed extends Swept {
	readonly freed: readonly FreedDecision[];
}

/**
 * What the passing of time brings up to `now`, noticed at `received` (both RFC 3339 UTC): what still fires when its mute
 * ends is treated as if it fired then, and incidents that have been quiet for the settle delay are resolved.
 */
export function letTimePass(
	before: TriageState,
	{ now, received, context }: { readonly now: string; readonly received: string; readonly context: TriageContext },
): Passed {
	const freed: FreedDecision[] = [];
	let state = before;
	for (const one of endedMutes(before, now, context.policy)) {
		const { alert, at, muted } = one;
		const level = { kind: muted.kind, severity: muted.severity, rule: muted.mute };
		const candidate = { alert, at, received, since: muted.at, service: muted.service, level };
		const decision = triageFreed(candidate, state, context);
		state = decision.state;
		freed.push({ ...one, received, decision });
	}
	return { freed, ...settleIncidents(state, now, context.policy) };
}
