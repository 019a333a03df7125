import { follow } from './steps/follow.ts';
import { group } from './steps/group.ts';
import { identify } from './steps/identify.ts';
import { level } from './steps/level.ts';
import { mute } from './steps/mute.ts';
import { open } from './steps/open.ts';
import { repeat } from './steps/repeat.ts';
import type { TriageState } from './triage-state.ts';
import type { Candidate, Decision, TriageContext, TriageStep } from './triage-step.ts';

/** The pipeline, in order; the first step with a decision has the last word. Adding a step is one line here. */
export const TRIAGE_STEPS: readonly TriageStep[] = [repeat, follow, identify, level, mute, group, open];

/** The part of the pipeline for an alert whose mute has ended: all that came before it is known. */
const AFTER_MUTE: readonly TriageStep[] = [group, open];

/** What becomes of one alert, and why. */
export function triageAlert(candidate: Candidate, state: TriageState, context: TriageContext): Decision {
	return run(TRIAGE_STEPS, candidate, { state, context });
}

/** What becomes of an alert that still fires when its mute ends. */
export function triageFreed(candidate: Candidate, state: TriageState, context: TriageContext): Decision {
	return run(AFTER_MUTE, candidate, { state, context });
}

function run(
	steps: readonly TriageStep[],
	candidate: Candidate,
	{ state, context }: { readonly state: TriageState; readonly context: TriageContext },
): Decision {
	let current = candidate;
	for (const step of steps) {
		const outcome = step(current, state, context);
		if ('decision' in outcome) return outcome.decision;
		current = outcome.candidate;
	}
	throw new Error('The last triage step must decide');
}
