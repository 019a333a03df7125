import type { Incident, Severity } from '../../core/records/incident.ts';
import type { TimelineEntry } from '../../core/records/timeline.ts';

/** The tools whose histories can be read. */
export const IMPORT_SOURCES = ['statuspage', 'pagerduty', 'cstate', 'markdown'] as const;

export type ImportSource = (typeof IMPORT_SOURCES)[number];

/** One file of a history: its name as losses give it, and its text. */
export interface ImportFile {
	readonly name: string;
	readonly text: string;
}

/** Something that was not taken over as it was, or not at all. */
export interface ImportLoss {
	readonly file: string;
	/** Place in the file like `incidents[3].components`; empty for the file as a whole. */
	readonly field: string;
	readonly message: string;
}

/** An incident of another tool, its texts safe to store. What the other tool did not say is absent. */
export interface ImportedIncident {
	/** Its id there, by which it is recognised when the history is imported again. */
	readonly origin: { readonly id: string; readonly url?: string };
	readonly file: string;
	readonly title: string;
	readonly status: 'open' | 'resolved';
	readonly severity?: Severity;
	readonly kind?: string;
	/** Names as they were there, that of the service where it began first. */
	readonly services: readonly string[];
	readonly team?: string;
	readonly detectedBy?: Incident['detected_by'];
	readonly times: Incident['times'];
	readonly timeline: readonly TimelineEntry[];
	/** Markdown. */
	readonly body: string;
	/** Id there of the incident that it was merged into. */
	readonly duplicateOf?: string;
}

/** What one file held. */
export interface ImportReading {
	readonly incidents: readonly ImportedIncident[];
	readonly losses: readonly ImportLoss[];
}
