import { z } from 'zod';
import { SEVERITIES } from '../incident.ts';
import { line, mail, schemaVersion, slug, timeZone, wallTime } from '../scalars.ts';

export const notifySchema = z.strictObject({
	schema: schemaVersion,
	routes: z.array(
		z.strictObject({
			id: slug,
			events: z
				.array(
					z.enum([
						'triggered',
						'severity-raised',
						'resolved',
						'closed',
						'postmortem-due',
						'action-overdue',
						'weekly',
						'monthly',
					]),
				)
				.min(1),
			teams: z.array(slug).optional(),
			severities: z.array(z.enum(SEVERITIES)).optional(),
			kinds: z.array(slug).optional(),
			products: z.array(slug).optional(),
			mail: z.array(z.union([mail, z.enum(['team', 'on-call', 'service-owner', 'stakeholders'])])).optional(),
			chat: z.array(line).optional(),
		}),
	),
	pagerduty: z
		.strictObject({
			notes: z.boolean().optional().meta({ description: 'A note with the link of the incident; by default no' }),
			acknowledge: z
				.boolean()
				.optional()
				.meta({ description: 'Who acknowledges here stops the pager as well; by default no' }),
			resolve: z
				.boolean()
				.optional()
				.meta({ description: 'What is resolved or dismissed here is resolved there; by default no' }),
		})
		.optional()
		.meta({ description: 'What the PagerDuty incident of an incident hears of it' }),
	quiet_hours: z
		.strictObject({ from: wallTime, to: wallTime, time_zone: timeZone, for: z.array(z.enum(SEVERITIES)) })
		.optional(),
});

/** `policies/notify.yaml`: who hears of what. */
export type NotifyPolicy = z.infer<typeof notifySchema>;
