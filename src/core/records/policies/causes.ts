import { z } from 'zod';
import { line, schemaVersion, slug } from '../scalars.ts';

export const causesSchema = z.strictObject({
	schema: schemaVersion,
	causes: z.array(z.strictObject({ id: slug, name: line, description: line.optional() })).min(1),
});

/** `policies/causes.yaml`: the causes that postmortems choose from. */
export type CausesPolicy = z.infer<typeof causesSchema>;
