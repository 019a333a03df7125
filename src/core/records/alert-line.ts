import { z } from 'zod';
import { incidentId, instant, schemaVersion, slug } from './scalars.ts';

export const ALERT_STATES = ['firing', 'acknowledged', 'resolved'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** One line of the alert archive: what was taken in, and the decision made on it. */
export const alertLineSchema = z.strictObject({
	schema: schemaVersion,
	delivery: z
		.string()
		.min(1)
		.meta({ description: 'Id of the delivery that brought it; the same delivery again is a replay' }),
	received: instant,
	source: slug,
	event: z.string().optional().meta({ description: "The source's own name of what happened" }),
	fingerprint: z.string().min(1),
	state: z.enum([...ALERT_STATES, 'none']).meta({ description: 'none: an event that carries no state' }),
	at: instant.meta({ description: 'When it happened, by the source where its clock is believable' }),
	since: instant.optional().meta({ description: 'Since when it is in this state, where a mute held it until `at`' }),
	name: z.string(),
	title: z.string(),
	service: z.string().optional(),
	kind: z.string().optional(),
	severity: z.string().optional(),
	source_severity: z.string().optional().meta({ description: 'Severity or priority word of the source itself' }),
	labels: z.record(z.string(), z.string()).optional(),
	integrations: z
		.array(z.string())
		.optional()
		.meta({ description: "The source's own ids and names of the service, which services/ may claim" }),
	change: z
		.strictObject({
			kind: z.enum(['deploy', 'feature', 'config']),
			name: z.string().min(1),
			exposure_percent: z.number().min(0).max(100).optional(),
		})
		.optional()
		.meta({ description: 'What was being changed or rolled out, as the alert says' }),
	url: z.string().optional(),
	decision: z.enum([
		'opened',
		'joined',
		'reopened',
		'updated',
		'acknowledged',
		'resolved',
		'repeated',
		'noted',
		'kept',
		'muted',
	]),
	reason: z.string().min(1).meta({ description: 'Reason code, explained in docs/reasons.md' }),
	rule: slug
		.optional()
		.meta({ description: 'Level rule that gave kind and severity, or the mute; default where none matched' }),
	incident: incidentId.optional(),
});

export type AlertLine = z.infer<typeof alertLineSchema>;
