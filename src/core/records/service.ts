import { z } from 'zod';
import { currency, handle, line, schemaVersion, slug, text, url } from './scalars.ts';

/** How alerts name a service; the first service whose rule matches takes the alert. Globs: `*` stands for any characters. */
const alertMatch = z.strictObject({
	labels: z
		.record(z.string(), z.string())
		.optional()
		.meta({ description: 'All of these labels match (values are globs)' }),
	names: z.array(line).optional().meta({ description: 'Any of these alert names matches (globs)' }),
	integrations: z.array(line).optional().meta({ description: "Any of the source's own service ids or names" }),
});

export const serviceSchema = z.strictObject({
	schema: schemaVersion,
	name: line,
	description: text.optional(),
	owner: slug.meta({ description: 'Team in teams/' }),
	product: slug,
	tier: z.int().min(1).max(4).meta({ description: '1: customers cannot buy without it … 4: nobody notices for a day' }),
	depends_on: z.array(slug),
	schedule: slug.optional().meta({ description: "Schedule in schedules/, by default the owner's" }),
	stakeholders: z.array(handle).optional(),
	revenue_per_hour: z.strictObject({ amount: z.number().nonnegative(), currency }).optional(),
	alerts: z.array(alertMatch).optional(),
	links: z.array(z.strictObject({ title: line, url })).optional(),
});

/** `services/<slug>.yaml`: who owns it, what it needs, how alerts name it. */
export type Service = z.infer<typeof serviceSchema>;
