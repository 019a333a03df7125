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
				slack: z
					.string()
					.regex(/^[UW][A-Z0-9]{2,30}$/, { error: 'expected a member id of Slack like U012AB3CD' })
					.optional()
					.meta({ description: 'Slack member id, to invite and to know who commands; without it, found by mail' }),
				teams: z
					.string()
					.regex(/^[^\s/?#'"]{3,200}$/, { error: 'expected an object id or a user principal name of Microsoft Entra' })
					.optional()
					.meta({ description: 'Entra object id or user principal name; without it, found by mail' }),
				pagerduty: z.string().optional().meta({ description: 'PagerDuty user id, to recognise who acknowledged' }),
				until: z.iso.date().optional(),
			}),
		)
		.min(1),
});

/** `teams/<slug>.yaml`: members, lead, how to reach them. */
export type Team = z.infer<typeof teamSchema>;
