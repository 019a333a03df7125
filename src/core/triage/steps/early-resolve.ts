import { toEpochMs } from '../../time/instant.ts';
import type { EarlyResolve, TriageState } from '../triage-state.ts';
import type { Candidate } from '../triage-step.ts';

/** The resolve that overtook this alert, if one did: then the alert is already over. */
export function earlyResolveOf({ alert, at }: Candidate, state: TriageState): EarlyResolve | undefined {
	const early = state.earlyResolves.get(alert.fingerprint);
	return early && toEpochMs(early.at) >= toEpochMs(at) ? early : undefined;
}
