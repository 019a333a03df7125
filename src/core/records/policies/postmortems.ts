import { z } from 'zod';
import { SEVERITIES } from '../incident.ts';
import { duration, schemaVersion, slug } from '../scalars.ts';

export const postmortemsSchema = z.strictObject({
	schema: schemaVersion,
	required_for: z.strictObject({ kinds: z.array(slug), severities: z.array(z.enum(SEVERITIES)) }),
	open_on: z.enum(['resolve', 'declare']),
	due: z.array(z.strictObject({ severity: z.enum(SEVERITIES), within: duration })),
	actions_due: z.array(z.strictObject({ severity: z.enum(SEVERITIES), within: duration })),
	reviewers: z
		.array(
			z.strictObject({
				severities: z.array(z.enum(SEVERITIES)),
				roles: z.array(z.enum(['service_owner', 'action_owners', 'stakeholders'])),
			}),
		)
		.optional(),
});

/** `policies/postmortems.yaml`: which incidents need one, by when, read by whom. */
export type PostmortemsPolicy = z.infer<typeof postmortemsSchema>;
