import { z } from 'zod';
import { handle, line, mail, schemaVersion, timeZone } from './scalars.ts';

export const teamSchema = z.strictObject({
	schema: schemaVersion,
	name: line,
	description: line.optional(),
	lead: handle,
	mail: mail.optional(),
	chat: z.record(z.string(), z.string()).optional(),
	members: z
		.array(
			z.strictObject({
				handle,
				name: line,
				mail: mail.optional(),
				time_zone: timeZone,
				pagerduty: z.string().optional().meta({ description: 'PagerDuty user id, to recognise who acknowledged' }),
				until: z.iso.date().optional(),
			}),
		)
		.min(1),
});

/** `teams/<slug>.yaml`: members, lead, how to reach them. */
export type Team = z.infer<typeof teamSchema>;
