import { identifyService, UNKNOWN_SERVICE } from '../identify-service.ts';
import type { TriageStep } from '../triage-step.ts';

/** Step 3. Names the service; an alert that no service claims goes on as `unknown`, a visible to-do and never a drop. */
export const identify: TriageStep = (candidate, _state, { services }) => ({
	candidate: { ...candidate, service: identifyService(candidate.alert, services) ?? UNKNOWN_SERVICE },
});
