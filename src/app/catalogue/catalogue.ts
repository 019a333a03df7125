import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { UnlinkedAlerts } from '../../core/metrics/unlinked-alerts.ts';
import type { AlertLine } from '../../core/records/alert-line.ts';
import type { EffectEntry } from '../../core/records/effects.ts';
import type { Guide } from '../../core/records/guide.ts';
import type { Incident } from '../../core/records/incident.ts';
import type { CausesPolicy } from '../../core/records/policies/causes.ts';
import type { GatePolicy } from '../../core/records/policies/gate.ts';
import type { NotifyPolicy } from '../../core/records/policies/notify.ts';
import type { PostmortemsPolicy } from '../../core/records/policies/postmortems.ts';
import type { ProductsPolicy } from '../../core/records/policies/products.ts';
import type { SeveritiesPolicy } from '../../core/records/policies/severities.ts';
import type { SitePolicy } from '../../core/records/policies/site.ts';
import type { TargetsPolicy } from '../../core/records/policies/targets.ts';
import type { TriagePolicy } from '../../core/records/policies/triage.ts';
import type { PostmortemRecord } from '../../core/records/postmortem.ts';
import type { Handover, Report } from '../../core/records/report.ts';
import type { Rollout } from '../../core/records/rollout.ts';
import type { Runbook } from '../../core/records/runbook.ts';
import type { Schedule } from '../../core/records/schedule.ts';
import type { Service } from '../../core/records/service.ts';
import type { Team } from '../../core/records/team.ts';
import type { TimelineEntry } from '../../core/records/timeline.ts';

/** One incident with everything in its folder. */
export interface CatalogueIncident {
	/** `INC-2026-0042`; of a draft, `drafts/<slug>`. */
	readonly id: string;
	readonly folder: string;
	readonly facts: Incident;
	/** Markdown that people wrote below the facts. */
	readonly body: string;
	readonly timeline: readonly TimelineEntry[];
	readonly postmortem?: PostmortemRecord;
	/** What was done and what failed outside; absent where nothing is recorded. */
	readonly effects?: readonly EffectEntry[];
	/** Names of the other files in the folder (pictures). */
	readonly attachments: readonly string[];
}

/** The report of a shift. */
export interface CatalogueHandover {
	/** Name of its file, like `2026-W47-payments`. */
	readonly slug: string;
	readonly path: string;
	readonly facts: Handover;
	readonly body: string;
}

export interface CatalogueRunbook {
	readonly slug: string;
	readonly facts: Runbook;
	readonly body: string;
}

/** A report, or the agenda of a retrospective. */
export interface CatalogueReport {
	/** Of its file: `2026-W47`, `2026-11`, `2026-11-retrospective`. */
	readonly name: string;
	readonly facts: Report;
	readonly body: string;
}

export interface Policies {
	readonly severities?: SeveritiesPolicy;
	readonly triage?: TriagePolicy;
	readonly targets?: TargetsPolicy;
	readonly postmortems?: PostmortemsPolicy;
	readonly notify?: NotifyPolicy;
	readonly products?: ProductsPolicy;
	readonly causes?: CausesPolicy;
	readonly site?: SitePolicy;
	readonly gate?: GatePolicy;
}

/** All records of one repository at one moment, read and validated. A record with problems is left out and named in `problems`. */
export interface Catalogue {
	/** Newest first, by detection (then id). Drafts are not among them. */
	readonly incidents: readonly CatalogueIncident[];
	readonly drafts: readonly CatalogueIncident[];
	readonly services: ReadonlyMap<string, Service>;
	readonly teams: ReadonlyMap<string, Team>;
	readonly schedules: ReadonlyMap<string, Schedule>;
	readonly runbooks: ReadonlyMap<string, CatalogueRunbook>;
	/** By the name of their file. */
	readonly rollouts: ReadonlyMap<string, Rollout>;
	/** By path. */
	readonly handovers: readonly CatalogueHandover[];
	/** `schedules/guide.md`. */
	readonly guide?: { readonly facts: Guide; readonly body: string };
	/** Newest first, by the time they are as of (then name). */
	readonly reports: readonly CatalogueReport[];
	readonly policies: Policies;
	/** Archive lines by incident id, oldest first. */
	readonly alerts: ReadonlyMap<string, readonly AlertLine[]>;
	/** Alerts of the archive that belong to no incident, by what they were. */
	readonly unlinked: readonly UnlinkedAlerts[];
	readonly problems: readonly Diagnostic[];
	/** Commit that the records are as of, and its time; absent outside Git. */
	readonly asOf?: { readonly commit: string; readonly at: string };
}
