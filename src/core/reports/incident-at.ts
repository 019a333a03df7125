import type { MeasuredIncident } from '../metrics/measured-incident.ts';
import { startedAt } from '../metrics/started-at.ts';
import type { Incident } from '../records/incident.ts';
import { toEpochMs } from '../time/instant.ts';

/**
 * An incident as far as it had come at an instant (RFC 3339): what its times say happened later has not happened yet.
 * Undefined where it had not begun. Only times go back; severity, verdict and text stay as they are now.
 */
export function incidentAt<I extends Pick<MeasuredIncident, 'facts' | 'timeline'>>(
	incident: I,
	at: string,
): I | undefined {
	const now = toEpochMs(at);
	const isLater = (instant: string | undefined) => toEpochMs(instant ?? '') > now;
	if (isLater(startedAt(incident))) return undefined;
	const { facts, timeline } = incident;
	const { times } = facts;
	if (!Object.values(times).some(isLater)) return incident;
	const past = Object.entries(times).filter(([, instant]) => !isLater(instant));
	return {
		...incident,
		facts: { ...facts, status: statusAt(facts, isLater), times: Object.fromEntries(past) },
		timeline: timeline.filter((entry) => !isLater(entry.at)),
	};
}

function statusAt({ status, times }: Incident, isLater: (instant: string | undefined) => boolean): Incident['status'] {
	if (status === 'lead-up' || status === 'open') return status;
	if (isLater(times.dismissed) || isLater(times.resolved)) return 'open';
	return status === 'closed' && isLater(times.closed) ? 'resolved' : status;
}
