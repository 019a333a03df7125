import { earlierOf, laterOf } from '../../time/instant.ts';
import { findMute } from '../mute-alert.ts';
import { type TriageState, withoutPending } from '../triage-state.ts';
import type { Candidate, StepOutcome, TriageStep } from '../triage-step.ts';
import { earlyResolveOf } from './early-resolve.ts';

/**
 * Step 5. Planned work: the alert is archived and remembered, and opens nothing. Alerts that an incident already holds
 * never come here, so a mute stops creation and paging and never resolution.
 */
export const mute: TriageStep = (candidate, state, { policy }): StepOutcome => {
	const { alert, at, service, level } = candidate;
	const active = findMute(alert, { service: service!, at, policy });
	if (!active) return { candidate };
	const isOver = earlyResolveOf(candidate, state) !== undefined;
	const freed = withoutPending(state, alert.fingerprint);
	return {
		decision: {
			decision: 'muted',
			reason: isOver ? 'mute/resolved' : 'mute/in-force',
			state: isOver ? freed : remember(candidate, state, active.id),
			service: service!,
			level: { ...level!, rule: active.id },
			timeline: [],
		},
	};
};

function remember({ alert, at, service, level }: Candidate, state: TriageState, mute: string): TriageState {
	if (alert.state === 'resolved') return state;
	const before = state.muted.get(alert.fingerprint);
	const muted = new Map(state.muted).set(alert.fingerprint, {
		source: alert.source,
		event: alert.event,
		name: alert.name,
		title: alert.title,
		labels: alert.labels,
		...(alert.url && { url: alert.url }),
		service: service!,
		kind: level!.kind,
		severity: level!.severity,
		state: alert.state,
		at: earlierOf(before?.at, at),
		heard: laterOf(before?.heard, at),
		mute,
	});
	return { ...state, muted };
}
