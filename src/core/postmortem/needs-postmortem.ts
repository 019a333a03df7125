import type { Incident } from '../records/incident.ts';
import { isExplained } from '../records/is-explained.ts';
import type { PostmortemsPolicy } from '../records/policies/postmortems.ts';

/**
 * Whether policy asks for a postmortem of this incident: by its kind or its severity. Lead-ups, dismissed incidents and
 * false alarms need none, nor do duplicates and consequences, which are told in the postmortem of their parent.
 */
export function needsPostmortem(incident: Incident, { required_for }: PostmortemsPolicy): boolean {
	const { status, kind, severity, verdict } = incident;
	if (status === 'lead-up' || status === 'dismissed' || verdict?.value === 'false-positive') return false;
	if (isExplained(incident)) return false;
	return required_for.kinds.includes(kind) || required_for.severities.includes(severity);
}
