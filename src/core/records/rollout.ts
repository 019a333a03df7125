import { z } from 'zod';
import { handle, instant, line, schemaVersion, slug, url } from './scalars.ts';

export const rolloutSchema = z.strictObject({
	schema: schemaVersion,
	name: line.meta({ description: 'As alerts and incidents name it in change.name' }),
	kind: z.enum(['deploy', 'feature', 'config', 'migration', 'infrastructure']),
	description: line.optional(),
	services: z.array(slug).min(1).meta({ description: 'Services in services/ that it changes' }),
	url: url.optional(),
	steps: z
		.array(
			z.strictObject({
				at: instant,
				exposure_percent: z.number().min(0).max(100),
				by: z.union([handle, slug]).optional().meta({ description: 'Who did it: "@handle", or the name of a machine' }),
				note: line.optional(),
			}),
		)
		.min(1)
		.meta({ description: 'Oldest first; each is in force until the next' }),
});

/** `rollouts/<slug>.yaml`: how far a feature or another change was rolled out, and when. */
export type Rollout = z.infer<typeof rolloutSchema>;
