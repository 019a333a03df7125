import { z } from 'zod';
import { effectEntrySchema } from './effects.ts';
import { handle, instant, line, schemaVersion, slug } from './scalars.ts';

const chart = z.strictObject({
	id: slug,
	title: line,
	kind: z.enum(['bars', 'dots']),
	unit: z.enum(['incidents', 'ms']),
	points: z
		.array(z.tuple([line, z.number().min(0)]))
		.meta({ description: 'What it is of, and how much; in order of time' }),
	new_from: z.int().min(0).meta({ description: 'Place of the first point of the period that the report is about' }),
	target: z.number().min(0).optional(),
});

/** A chart as numbers: what its picture in the mail shows. */
export type ReportChart = z.infer<typeof chart>;

/** Front matter of `reports/<period>.md`: what was mailed, as it was mailed. */
export const reportSchema = z.strictObject({
	schema: schemaVersion,
	kind: z.enum(['weekly', 'monthly', 'retrospective']),
	period: z.string().regex(/^\d{4}-(?:W\d{2}|\d{2})$/, { error: 'expected a period like 2026-W47 or 2026-11' }),
	as_of: instant,
	sent: instant.optional(),
	mail: effectEntrySchema.optional().meta({ description: 'What became of its mail; written by machines' }),
	charts: z.array(chart).optional(),
});

export type Report = z.infer<typeof reportSchema>;

/** Front matter of `schedules/handovers/<week>-<team>.md`: what one shift left for the next. */
export const handoverSchema = z.strictObject({
	schema: schemaVersion,
	team: slug,
	from: handle,
	to: handle,
	shift: z.strictObject({ start: instant, end: instant }),
	takes_over: instant
		.optional()
		.meta({ description: 'When the next shift begins, where that is not at the end of this one' }),
	status: z.enum(['draft', 'done']),
	accepted_by: handle.optional().meta({ description: 'Whoever took over, when they approved the report' }),
	accepted_at: instant.optional(),
});

export type Handover = z.infer<typeof handoverSchema>;
