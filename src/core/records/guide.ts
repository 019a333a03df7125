import { z } from 'zod';
import { date, handle, line, schemaVersion, slug } from './scalars.ts';

export const guideSchema = z.strictObject({
	schema: schemaVersion,
	title: line,
	owner: slug.meta({ description: 'Team that keeps it true' }),
	reviewed: date,
	reviewed_by: handle.optional(),
});

/** The front matter of `schedules/guide.md`: what an on-call engineer does, in the order in which it is done. */
export type Guide = z.infer<typeof guideSchema>;
