import type { IncidentStatus } from '../records/incident-words.ts';

/**
 * Which status may follow which: `lead-up → open ⇄ resolved → closed`, a lead-up or an open incident may be dismissed,
 * and nothing follows closed or dismissed.
 */
export const TRANSITIONS: Readonly<Record<IncidentStatus, readonly IncidentStatus[]>> = {
	'lead-up': ['open', 'dismissed'],
	open: ['resolved', 'dismissed'],
	resolved: ['open', 'closed'],
	closed: [],
	dismissed: [],
};
