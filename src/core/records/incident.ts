import { z } from 'zod';
import { DETECTION_CHANNELS, INCIDENT_STATUSES, RELATION_TYPES, SEVERITIES, VERDICTS } from './incident-words.ts';
import { currency, DRAFT_ID, handle, incidentId, instant, line, schemaVersion, slug, text, url } from './scalars.ts';

export {
	DETECTION_CHANNELS,
	INCIDENT_STATUSES,
	type IncidentStatus,
	RELATION_TYPES,
	SEVERITIES,
	type Severity,
	VERDICTS,
} from './incident-words.ts';

const times = z
	.strictObject({
		reported: instant.optional(),
		impact_started: instant.optional(),
		detected: instant.optional(),
		acknowledged: instant.optional(),
		mitigated: instant.optional(),
		resolved: instant.optional(),
		closed: instant.optional(),
		dismissed: instant.optional(),
	})
	.meta({ description: 'Absent means not known or not reached; never a made-up zero' });

const money = z.strictObject({
	low: z.number().nonnegative(),
	high: z.number().nonnegative(),
	currency,
	basis: z.enum(['estimated', 'confirmed']),
});

const impact = z.strictObject({
	users_affected: z.int().nonnegative().optional(),
	orders_affected: z.int().nonnegative().optional(),
	revenue_lost: money.optional(),
	share_affected_percent: z.number().min(0).max(100).optional(),
	description: text.optional(),
});

export const relationSchema = z.strictObject({
	type: z.enum(RELATION_TYPES),
	incident: incidentId,
	path: z.array(slug).optional(),
	reason: z.string().optional(),
	by: z.string().optional(),
});

const alertsOfIncident = z.strictObject({
	fingerprints: z.array(z.string().min(1)),
	count: z.int().nonnegative(),
	first: instant.optional(),
	last: instant.optional(),
});

const reference = z.strictObject({
	id: z.string().min(1),
	url: url.optional(),
	state: z.string().optional(),
	message: z.string().min(1).optional().meta({ description: 'Of a room: its message that is kept up to date' }),
	shown: z.string().min(1).optional().meta({ description: 'Of a room: a digest of what that message says' }),
});

export const incidentSchema = z.strictObject({
	schema: schemaVersion,
	id: z.union([incidentId, z.literal(DRAFT_ID)]),
	title: line,
	status: z.enum(INCIDENT_STATUSES),
	severity: z.enum(SEVERITIES),
	kind: slug,
	service: slug.meta({
		description: 'Service where it was first seen, from services/; unknown where no service claims the alert',
	}),
	affected_services: z.array(slug).optional(),
	team: slug.meta({ description: 'Owner at opening time, so that history keeps its meaning' }),
	product: slug,
	detected_by: z.enum(DETECTION_CHANNELS),
	times,
	roles: z.record(slug.or(z.string().regex(/^[a-z]+(?:_[a-z]+)*$/)), handle).optional(),
	impact: impact.optional(),
	causes: z.array(slug).optional(),
	relations: z.array(relationSchema).optional(),
	alerts: alertsOfIncident.optional(),
	change: z
		.strictObject({
			kind: z.enum(['deploy', 'feature', 'config', 'migration', 'infrastructure']),
			name: line,
			exposure_percent: z.number().min(0).max(100).optional(),
			url: url.optional(),
		})
		.optional(),
	evidence: z
		.array(z.strictObject({ kind: slug, id: z.string().optional(), url: url.optional(), text: line.optional() }))
		.optional(),
	runbooks: z.array(slug).optional(),
	verdict: z.strictObject({ value: z.enum(VERDICTS), by: handle.optional(), reason: text.optional() }).optional(),
	alert_verdicts: z
		.array(
			z.strictObject({
				name: line.meta({ description: 'Name of an alert of this incident, as alerts/ has it' }),
				value: z.enum(VERDICTS),
				by: handle.optional(),
				reason: text.optional(),
				at: instant,
			}),
		)
		.optional()
		.meta({ description: 'Was the page worth it, by alert name; one each' }),
	lead_up: z
		.strictObject({
			by: handle.optional(),
			verdict: z.enum(['confirmed', 'dismissed']).optional(),
			reason: text.optional(),
			decided: instant.optional(),
		})
		.optional(),
	internal: z.record(z.string(), z.unknown()).optional().meta({ description: 'Left out of a public site' }),
	refs: z.record(z.string().regex(/^[a-z]+(?:_[a-z]+)*$/), reference).optional(),
});

/** How one incident has to do with another. */
export type Relation = z.infer<typeof relationSchema>;

/** The facts of one incident, as its `incident.md` front matter holds them. */
export type Incident = z.infer<typeof incidentSchema>;

/** An incident with what people wrote below the facts. */
export interface IncidentRecord {
	readonly facts: Incident;
	readonly body: string;
}
