import { toEpochMs } from '../time/instant.ts';
import type { ActiveIncident } from './triage-state.ts';

/** When an incident began as far as it is known, in milliseconds since 1970; undefined where nobody says. */
export function beganMs({ detected, first }: Pick<ActiveIncident, 'detected' | 'first'>): number | undefined {
	const began = detected ?? first;
	return began === undefined ? undefined : toEpochMs(began);
}

/** Orders incidents by their beginning, then by what they are about; ids only tell apart what is otherwise equal. */
export function compareBeginnings(a: ActiveIncident, b: ActiveIncident): number {
	const byTime = (beganMs(a) ?? 0) - (beganMs(b) ?? 0);
	return byTime || compareText(essenceOf(a), essenceOf(b)) || compareText(a.id, b.id);
}

function essenceOf({ service, kind, name, title }: ActiveIncident): string {
	return [service, kind, name, title].join('\u0000');
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
