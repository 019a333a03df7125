import { z } from 'zod';
import { SEVERITIES } from '../incident.ts';
import { duration, line, schemaVersion, slug } from '../scalars.ts';

const match = z.strictObject({
	names: z.array(line).optional().meta({ description: 'Any of these alert names (globs)' }),
	labels: z.record(z.string(), z.string()).optional().meta({ description: 'All of these labels (globs)' }),
	sources: z.array(slug).optional(),
	severities: z.array(line).optional().meta({ description: 'Any of these severity words, as the source says them' }),
	services: z.array(slug).optional(),
});

export const triageSchema = z.strictObject({
	schema: schemaVersion,
	kinds: z
		.array(
			z.strictObject({
				id: slug,
				name: line,
				postmortem: z.boolean().optional(),
				room: z.boolean().optional(),
			}),
		)
		.min(1),
	levels: z
		.array(z.strictObject({ id: slug, match, kind: slug, severity: z.enum(SEVERITIES) }))
		.meta({ description: 'First match wins' }),
	default_level: z.strictObject({ kind: slug, severity: z.enum(SEVERITIES) }),
	grouping: z.strictObject({
		by: z.array(z.enum(['service', 'kind', 'name', 'team', 'product'])).min(1),
		reopen_window: duration,
	}),
	clock: z
		.strictObject({ ahead: duration, behind: duration })
		.optional()
		.meta({ description: "How far a source's clock may be off before the time of receipt is used" }),
});

/** `policies/triage.yaml`: the rules by which an alert becomes, joins or leaves an incident. */
export type TriagePolicy = z.infer<typeof triageSchema>;

export type TriageMatch = z.infer<typeof match>;
