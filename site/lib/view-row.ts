import type { Catalogue, CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { startedAt } from '../../src/core/metrics/started-at.ts';
import type { IncidentStatus, Severity } from '../../src/core/records/incident.ts';
import { formatDuration } from '../../src/core/time/format-duration.ts';
import { toEpochMs } from '../../src/core/time/instant.ts';
import { kindLabel } from './labels.ts';

/** One incident as a line of a list. */
export interface IncidentRow {
	readonly id: string;
	readonly title: string;
	readonly severity: Severity;
	readonly status: IncidentStatus;
	readonly kind: string;
	readonly service: string;
	readonly serviceName: string;
	readonly team: string;
	readonly teamName: string;
	/** Absent where the record has no time at all. */
	readonly startedAt?: string;
	/** From detection to resolution, humanised; absent while open or unknown. */
	readonly lasted?: string;
	readonly postmortem?: 'draft' | 'in-review' | 'accepted';
	/** The incident that this one is a consequence or a duplicate of. */
	readonly parent?: { readonly id: string; readonly type: 'caused_by' | 'duplicate_of' };
}

/** The line of one incident. */
export function viewRow(incident: CatalogueIncident, catalogue: Catalogue): IncidentRow {
	const { facts } = incident;
	const parent = facts.relations?.find(({ type }) => type === 'caused_by' || type === 'duplicate_of');
	return {
		id: incident.id,
		title: facts.title,
		severity: facts.severity,
		status: facts.status,
		kind: kindLabel(facts.kind, catalogue.policies),
		service: facts.service,
		serviceName: catalogue.services.get(facts.service)?.name ?? facts.service,
		team: facts.team,
		teamName: catalogue.teams.get(facts.team)?.name ?? facts.team,
		startedAt: startedAt(incident),
		lasted: lastedText(facts.times),
		postmortem: incident.postmortem?.facts.status,
		parent: parent && { id: parent.incident, type: parent.type as 'caused_by' | 'duplicate_of' },
	};
}

function lastedText({ detected, impact_started, resolved }: CatalogueIncident['facts']['times']): string | undefined {
	const start = detected ?? impact_started;
	if (start === undefined || resolved === undefined) return undefined;
	const ms = toEpochMs(resolved) - toEpochMs(start);
	return ms < 0 ? undefined : formatDuration(ms);
}
