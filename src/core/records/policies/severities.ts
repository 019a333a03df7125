import { z } from 'zod';
import { SEVERITIES } from '../incident.ts';
import { duration, line, schemaVersion, text } from '../scalars.ts';

export const severitiesSchema = z.strictObject({
	schema: schemaVersion,
	severities: z
		.array(
			z.strictObject({
				id: z.enum(SEVERITIES),
				name: line,
				meaning: text,
				users_affected_percent: z
					.number()
					.min(0)
					.max(100)
					.optional()
					.meta({ description: "From this share of the product line's daily active users" }),
				notify_within: duration.optional(),
			}),
		)
		.min(1),
});

/** `policies/severities.yaml`: what each severity means, worst first. */
export type SeveritiesPolicy = z.infer<typeof severitiesSchema>;
