import type { Incident } from '../records/incident.ts';
import type { Postmortem } from '../records/postmortem.ts';
import type { TimelineEntry } from '../records/timeline.ts';

/** What metrics need to know of an incident; the incidents of a catalogue are such. */
export interface MeasuredIncident {
	readonly id: string;
	readonly facts: Incident;
	readonly timeline: readonly TimelineEntry[];
	readonly postmortem?: { readonly facts: Postmortem };
}
