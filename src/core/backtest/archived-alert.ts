import { type Alert, SOURCES } from '../alerts/alert.ts';
import type { AlertLine } from '../records/alert-line.ts';
import type { Candidate } from '../triage/triage-step.ts';

/** An alert as it stood at the beginning of triage, and the incident that the record put it to. */
export interface ArchivedAlert {
	readonly candidate: Candidate;
	readonly recorded?: string;
}

/**
 * The alert that an archive line tells of, ready to be judged anew. Undefined of lines that are no alert of a source:
 * events without a state, and what triage itself wrote when a mute ended.
 */
export function archivedAlert(line: AlertLine): ArchivedAlert | undefined {
	const { state, at, received, incident, since } = line;
	const source = SOURCES.find((id) => id === line.source);
	if (state === 'none' || since !== undefined || source === undefined) return undefined;
	const { change } = line;
	const alert: Alert = {
		source,
		fingerprint: line.fingerprint,
		state,
		event: line.event ?? '',
		name: line.name,
		title: line.title,
		labels: line.labels ?? {},
		integrations: line.integrations ?? [],
		...(line.source_severity && { severity: line.source_severity }),
		...(line.url && { url: line.url }),
		...(change && { change: { kind: change.kind, name: change.name, exposurePercent: change.exposure_percent } }),
	};
	return { candidate: { alert, at, received }, ...(incident && { recorded: incident }) };
}
