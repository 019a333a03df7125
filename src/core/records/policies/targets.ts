import { z } from 'zod';
import { SEVERITIES } from '../incident.ts';
import { date, duration, line, schemaVersion, slug } from '../scalars.ts';

export const targetsSchema = z.strictObject({
	schema: schemaVersion,
	targets: z
		.array(
			z.strictObject({
				metric: z.enum(['ttd', 'tta', 'ttm', 'ttr']),
				from: date.meta({ description: 'First day on which it is in force' }),
				within: duration,
				severities: z.array(z.enum(SEVERITIES)).optional(),
				teams: z.array(slug).optional(),
				note: line.optional(),
			}),
		)
		.min(1),
});

/** `policies/targets.yaml`: each incident is judged by the target in force when it happened. */
export type TargetsPolicy = z.infer<typeof targetsSchema>;
