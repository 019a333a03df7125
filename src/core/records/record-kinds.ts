import type { z } from 'zod';
import { alertLineSchema } from './alert-line.ts';
import { effectsSchema } from './effects.ts';
import { guideSchema } from './guide.ts';
import { incidentSchema } from './incident.ts';
import { pagerSyncSchema } from './pager-sync.ts';
import { backtestSchema } from './policies/backtest.ts';
import { causesSchema } from './policies/causes.ts';
import { checksSchema } from './policies/checks.ts';
import { formsSchema } from './policies/forms.ts';
import { gateSchema } from './policies/gate.ts';
import { notifySchema } from './policies/notify.ts';
import { postmortemsSchema } from './policies/postmortems.ts';
import { productsSchema } from './policies/products.ts';
import { severitiesSchema } from './policies/severities.ts';
import { siteSchema } from './policies/site.ts';
import { targetsSchema } from './policies/targets.ts';
import { triageSchema } from './policies/triage.ts';
import { postmortemSchema } from './postmortem.ts';
import { handoverSchema, reportSchema } from './report.ts';
import { rolloutSchema } from './rollout.ts';
import { runbookSchema } from './runbook.ts';
import { scheduleSchema } from './schedule.ts';
import { serviceSchema } from './service.ts';
import { teamSchema } from './team.ts';
import { timelineSchema } from './timeline.ts';

/** How a kind of record is written and where it lives; `path` is matched against the whole path in the repository. */
export interface RecordKindDefinition<S extends z.ZodType = z.ZodType> {
	readonly schema: S;
	readonly format: 'markdown' | 'yaml' | 'ndjson';
	readonly path: RegExp;
}

function define<S extends z.ZodType>(
	format: RecordKindDefinition['format'],
	path: RegExp,
	schema: S,
): RecordKindDefinition<S> {
	return { format, path, schema };
}

const INCIDENT_FOLDER = String.raw`^incidents\/(?:\d{4}\/INC-\d{4}-\d{4,}|drafts\/[^/]+)`;

/** Every kind of record, by name. The names are also the names of the JSON Schemas. */
export const RECORD_KINDS = {
	incident: define('markdown', new RegExp(`${INCIDENT_FOLDER}/incident\\.md$`), incidentSchema),
	timeline: define('yaml', new RegExp(`${INCIDENT_FOLDER}/timeline\\.yaml$`), timelineSchema),
	effects: define('yaml', new RegExp(`${INCIDENT_FOLDER}/effects\\.yaml$`), effectsSchema),
	postmortem: define('markdown', new RegExp(`${INCIDENT_FOLDER}/postmortem\\.md$`), postmortemSchema),
	'alert-line': define('ndjson', /^alerts\/\d{4}\/\d{2}\/\d{2}(?:-\d+)?\.ndjson$/, alertLineSchema),
	runbook: define('markdown', /^runbooks\/[^/]+\.md$/, runbookSchema),
	handover: define('markdown', /^schedules\/handovers\/[^/]+\.md$/, handoverSchema),
	guide: define('markdown', /^schedules\/guide\.md$/, guideSchema),
	schedule: define('yaml', /^schedules\/[^/]+\.yaml$/, scheduleSchema),
	'pager-sync': define('yaml', /^schedules\/pager-sync\/[^/]+\.yaml$/, pagerSyncSchema),
	rollout: define('yaml', /^rollouts\/[^/]+\.yaml$/, rolloutSchema),
	service: define('yaml', /^services\/[^/]+\.yaml$/, serviceSchema),
	team: define('yaml', /^teams\/[^/]+\.yaml$/, teamSchema),
	report: define('markdown', /^reports\/[^/]+\.md$/, reportSchema),
	severities: define('yaml', /^policies\/severities\.yaml$/, severitiesSchema),
	triage: define('yaml', /^policies\/triage\.yaml$/, triageSchema),
	targets: define('yaml', /^policies\/targets\.yaml$/, targetsSchema),
	postmortems: define('yaml', /^policies\/postmortems\.yaml$/, postmortemsSchema),
	notify: define('yaml', /^policies\/notify\.yaml$/, notifySchema),
	products: define('yaml', /^policies\/products\.yaml$/, productsSchema),
	causes: define('yaml', /^policies\/causes\.yaml$/, causesSchema),
	backtest: define('yaml', /^policies\/backtest\.yaml$/, backtestSchema),
	checks: define('yaml', /^policies\/checks\.yaml$/, checksSchema),
	forms: define('yaml', /^policies\/forms\.yaml$/, formsSchema),
	gate: define('yaml', /^policies\/gate\.yaml$/, gateSchema),
	site: define('yaml', /^policies\/site\.yaml$/, siteSchema),
} as const;

export type RecordKind = keyof typeof RECORD_KINDS;

/** The value that a record of this kind holds (of Markdown records, the front matter). */
export type RecordValue<K extends RecordKind> = z.infer<(typeof RECORD_KINDS)[K]['schema']>;

/** The kind of record that lives at a path, or undefined where none does. */
export function recordKindOf(path: string): RecordKind | undefined {
	for (const [kind, definition] of Object.entries(RECORD_KINDS)) {
		if (definition.path.test(path)) return kind as RecordKind;
	}
	return undefined;
}
