import { z } from 'zod';
import { date, handle, line, schemaVersion, slug } from './scalars.ts';

export const runbookSchema = z.strictObject({
	schema: schemaVersion,
	title: line,
	services: z.array(slug),
	alerts: z.array(line).meta({ description: 'Alert names it is for; * stands for any characters' }),
	kinds: z.array(slug).optional(),
	owner: slug.meta({ description: 'Team that keeps it true' }),
	reviewed: date,
	reviewed_by: handle.optional(),
});

/** The front matter of `runbooks/<slug>.md`; sections: Meaning, Impact, Diagnosis, Mitigation. */
export type Runbook = z.infer<typeof runbookSchema>;
