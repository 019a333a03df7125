import { UNKNOWN_SERVICE } from '../identify-service.ts';
import { levelAlert } from '../level-alert.ts';
import type { TriageStep } from '../triage-step.ts';

/** Step 4. Gives kind and severity by the first rule that matches. */
export const level: TriageStep = (candidate, _state, { policy }) => ({
	candidate: { ...candidate, level: levelAlert(candidate.alert, candidate.service ?? UNKNOWN_SERVICE, policy) },
});
