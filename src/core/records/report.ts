import { z } from 'zod';
import { handle, instant, schemaVersion, slug } from './scalars.ts';

/** Front matter of `reports/<period>.md`: what was mailed, as it was mailed. */
export const reportSchema = z.strictObject({
	schema: schemaVersion,
	kind: z.enum(['weekly', 'monthly', 'retrospective']),
	period: z.string().regex(/^\d{4}-(?:W\d{2}|\d{2})$/, { error: 'expected a period like 2026-W47 or 2026-11' }),
	as_of: instant,
	sent: instant.optional(),
});

export type Report = z.infer<typeof reportSchema>;

/** Front matter of `schedules/handovers/<week>-<team>.md`: what one shift left for the next. */
export const handoverSchema = z.strictObject({
	schema: schemaVersion,
	team: slug,
	from: handle,
	to: handle,
	shift: z.strictObject({ start: instant, end: instant }),
	status: z.enum(['draft', 'done']),
	accepted_by: handle.optional().meta({ description: 'Whoever took over, when they approved the report' }),
	accepted_at: instant.optional(),
});

export type Handover = z.infer<typeof handoverSchema>;
