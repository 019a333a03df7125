import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { PostmortemsPolicy } from '../../core/records/policies/postmortems.ts';
import type { TriagePolicy } from '../../core/records/policies/triage.ts';
import type { Runbook } from '../../core/records/runbook.ts';
import type { Schedule } from '../../core/records/schedule.ts';
import type { Service } from '../../core/records/service.ts';
import type { Team } from '../../core/records/team.ts';

/** The rules and the catalogue as the fold reads them; a broken file is left out and named. */
export interface GatheredRecords {
	readonly triage: TriagePolicy;
	readonly postmortems?: PostmortemsPolicy;
	readonly services: ReadonlyMap<string, Service>;
	readonly teams: ReadonlyMap<string, Team>;
	readonly schedules: ReadonlyMap<string, Schedule>;
	readonly runbooks: ReadonlyMap<string, Runbook>;
	/** Text below the facts of a new incident. */
	readonly incidentTemplate: string;
	readonly problems: readonly Diagnostic[];
}

/** The rules where `policies/triage.yaml` is absent or broken: every alert opens a sev3 incident, grouped by service and kind. */
export const FALLBACK_TRIAGE: TriagePolicy = {
	schema: 1,
	kinds: [{ id: 'other', name: 'Other' }],
	levels: [],
	default_level: { kind: 'other', severity: 'sev3' },
	grouping: { by: ['service', 'kind'], reopen_window: '30m' },
};
