import { follow } from './steps/follow.ts';
import { group } from './steps/group.ts';
import { identify } from './steps/identify.ts';
import { level } from './steps/level.ts';
import { open } from './steps/open.ts';
import { repeat } from './steps/repeat.ts';
import type { TriageState } from './triage-state.ts';
import type { Candidate, Decision, TriageContext, TriageStep } from './triage-step.ts';

/** The pipeline, in order; the first step with a decision has the last word. Adding a step is one line here. */
export const TRIAGE_STEPS: readonly TriageStep[] = [repeat, follow, identify, level, group, open];

/** What becomes of one alert, and why. */
export function triageAlert(candidate: Candidate, state: TriageState, context: TriageContext): Decision {
	let current = candidate;
	for (const step of TRIAGE_STEPS) {
		const outcome = step(current, state, context);
		if ('decision' in outcome) return outcome.decision;
		current = outcome.candidate;
	}
	throw new Error('The last triage step must decide');
}
