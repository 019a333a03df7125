import { toEpochMs } from '../../time/instant.ts';
import type { EarlyResolve, TriageState } from '../triage-state.ts';
import type { Candidate } from '../triage-step.ts';

/** The resolve that overtook this alert, if one did: then the alert is already over. */
export function earlyResolveOf({ alert, at }: Candidate, state: TriageState): EarlyResolve | undefined {
	const early = state.earlyResolves.get(alert.fingerprint);
	return early && toEpochMs(early.at) >= toEpochMs(at) ? early : undefined;
}

/** The state once the late trigger has come. */
export function withoutEarlyResolve(state: TriageState, fingerprint: string): TriageState {
	if (!state.earlyResolves.has(fingerprint)) return state;
	const earlyResolves = new Map(state.earlyResolves);
	earlyResolves.delete(fingerprint);
	return { ...state, earlyResolves };
}
