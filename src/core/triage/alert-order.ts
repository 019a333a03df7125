import type { AlertState } from '../records/alert-line.ts';
import { toEpochMs } from '../time/instant.ts';
import type { KnownAlert } from './triage-state.ts';

const RANK: Readonly<Record<AlertState, number>> = { firing: 0, acknowledged: 1, resolved: 2 };

/** Whether a state of an alert came after another: by time, and at the same time in the order fire, acknowledge, resolve. */
export function isNewerState(a: KnownAlert, b: KnownAlert): boolean {
	const byTime = toEpochMs(a.at) - toEpochMs(b.at);
	return byTime > 0 || (byTime === 0 && RANK[a.state] > RANK[b.state]);
}
