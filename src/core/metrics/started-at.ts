import type { MeasuredIncident } from './measured-incident.ts';

/** When an incident counts as having begun, for order and for the period it belongs to: detection, else the earliest time it has. */
export function startedAt({ facts, timeline }: Pick<MeasuredIncident, 'facts' | 'timeline'>): string | undefined {
	const { detected, reported, impact_started } = facts.times;
	return detected ?? reported ?? impact_started ?? timeline[0]?.at;
}
