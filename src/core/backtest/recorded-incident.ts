import type { Incident, Severity } from '../records/incident.ts';

/** What people say an incident was: the labelled truth that rules are held against. */
export interface RecordedIncident {
	readonly id: string;
	readonly title: string;
	readonly service: string;
	readonly severity: Severity;
	/** `real`: worth a page. `false`: it was not. `unjudged`: nobody has said. */
	readonly verdict: 'real' | 'false' | 'unjudged';
	/** Incidents that explain it (`caused_by`, `duplicate_of`). */
	readonly parents: readonly string[];
	/** Whether its links are truth: it is closed, or people made them. */
	readonly isReviewed: boolean;
}

/** The truth of one incident: its verdict, and where nobody gave one, that somebody accepted its postmortem or dismissed it. */
export function recordedIncident(
	{ id, title, service, severity, status, verdict, relations = [] }: Incident,
	{ hasAcceptedPostmortem }: { readonly hasAcceptedPostmortem: boolean },
): RecordedIncident {
	const links = relations.filter(({ type }) => type === 'caused_by' || type === 'duplicate_of');
	const judged = verdict && (verdict.value === 'actionable' ? 'real' : 'false');
	const implied = status === 'dismissed' ? 'false' : hasAcceptedPostmortem ? 'real' : 'unjudged';
	return {
		...{ id, title, service, severity },
		verdict: judged ?? implied,
		parents: links.map(({ incident }) => incident),
		isReviewed: status === 'closed' || links.some(({ by }) => by?.startsWith('@')),
	};
}
