import { z } from 'zod';
import { SEVERITIES } from '../incident-words.ts';
import { duration, schemaVersion, slug } from '../scalars.ts';

export const gateSchema = z.strictObject({
	schema: schemaVersion,
	severities: z.array(z.enum(SEVERITIES)).min(1).meta({ description: 'Open incidents of these hold deploys' }),
	kinds: z.array(slug).optional().meta({ description: 'Only these kinds of incident; absent: all' }),
	hops: z.int().min(0).max(20).meta({ description: 'How far along depends_on is looked; 0: only the service itself' }),
	on_unknown: z
		.enum(['open', 'closed'])
		.meta({ description: 'What to do where the records cannot be trusted: let the deploy go, or hold it' }),
	max_age: duration.meta({ description: 'A site that was made longer ago is not trusted' }),
});

/** `policies/gate.yaml`: which open incidents hold which deploys. */
export type GatePolicy = z.infer<typeof gateSchema>;
