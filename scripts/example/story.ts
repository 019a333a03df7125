import { z } from 'zod';
import { DETECTION_CHANNELS, incidentSchema, SEVERITIES, VERDICTS } from '../../src/core/records/incident.ts';
import { POSTMORTEM_STATUSES } from '../../src/core/records/postmortem.ts';
import { slug, text, url } from '../../src/core/records/scalars.ts';

/** Minutes from detection; negative is before. */
const minute = z.int();

const days = z.string().regex(/^\d+d$/);

/** `0-142`, or several spans `0-18 29-61` for an alert that resolves and fires again. */
const spans = z.string().regex(/^\d+-\d+(?: \d+-\d+)*$/);

const alert = z.strictObject({
	source: z.enum(['am', 'pd']),
	name: z.string(),
	severity: z.string(),
	title: z.string(),
	labels: z.record(z.string(), z.string()).optional(),
	firing: spans,
});

const change = incidentSchema.shape.change.unwrap();

/** A change without a link gets none; the rest is as in the incident. */
const storyChange = change.extend({ url: url.optional() });

/** Front matter of a story: what happened, in minutes from detection, by people and machines. */
export const storySchema = z.strictObject({
	title: z.string(),
	at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/),
	service: slug,
	affected: z.array(slug).optional(),
	kind: slug,
	severity: z.enum(SEVERITIES),
	/** What the rules said, where people changed it. */
	opened_as: z.enum(SEVERITIES).optional(),
	detected_by: z.enum(DETECTION_CHANNELS).default('alert'),
	started: minute.optional(),
	reported: minute.optional(),
	ack: minute.optional(),
	ack_by: z.string().default('on-call'),
	/** Of incidents without alerts; those with alerts end with the last of them. */
	resolved: minute.optional(),
	dismissed: minute.optional(),
	status: z.enum(['closed', 'resolved']).default('closed'),
	commander: z.string().optional(),
	communications: z.string().optional(),
	scribe: z.string().optional(),
	alerts: z.array(alert).default([]),
	impact: incidentSchema.shape.impact,
	causes: z.array(slug).optional(),
	change: storyChange.optional(),
	relations: z
		.array(
			z.strictObject({
				type: z.enum(['caused_by', 'duplicate_of', 'recurrence_of']),
				story: slug,
				path: z.array(slug).optional(),
				by: z.string().optional(),
			}),
		)
		.default([]),
	trace: z.string().optional(),
	timeline: z.string(),
	verdict: z.strictObject({ value: z.enum(VERDICTS), reason: text }).optional(),
	lead_up: z
		.strictObject({ by: z.string(), verdict: z.enum(['confirmed', 'dismissed']), reason: text, at: minute })
		.optional(),
	internal: z.record(z.string(), z.unknown()).optional(),
	postmortem: z.strictObject({ status: z.enum(POSTMORTEM_STATUSES), after: days.optional() }).optional(),
	actions: z.string().optional(),
});

/** One story: facts, the notes people wrote while it burnt, and the postmortem's sections where it has one. */
export interface Story extends z.infer<typeof storySchema> {
	/** Name of the file without its date: how other stories point here. */
	readonly slug: string;
	readonly notes: string;
	readonly postmortemText?: string;
}
