import { z } from 'zod';
import { date, duration, handle, instant, line, schemaVersion, slug, timeZone, wallTime } from './scalars.ts';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const rotation = z.strictObject({
	every: z.enum(['day', 'week', 'days']).meta({ description: 'days: a custom length, given by `length` in days' }),
	length: z.int().min(1).max(366).optional(),
	start: date.meta({ description: "Day of the first shift's start; moving it by whole cycles changes nothing" }),
	handover: wallTime,
	members: z
		.array(z.union([handle, z.strictObject({ member: handle, from: date.optional(), until: date.optional() })]))
		.min(1),
});

const layer = z.strictObject({
	role: slug.meta({ description: 'primary, secondary, or a standby role such as dba' }),
	rotation,
	restrict: z
		.array(z.strictObject({ days: z.array(z.enum(WEEKDAYS)).min(1), from: wallTime, to: wallTime }))
		.optional()
		.meta({ description: 'Hours in which this layer is on call, in the zone of the schedule; absent means always' }),
});

const override = z.strictObject({
	role: slug,
	member: handle,
	from: instant,
	until: instant,
	instead_of: handle.optional(),
	reason: line.optional(),
});

const escalationStep = z.strictObject({
	after: duration,
	notify: z
		.array(z.union([slug, handle]))
		.min(1)
		.meta({ description: 'Roles of this schedule, lead, or people' }),
});

export const scheduleSchema = z.strictObject({
	schema: schemaVersion,
	name: line,
	team: slug,
	time_zone: timeZone,
	layers: z.array(layer).min(1),
	overrides: z.array(override).optional(),
	holidays: z.array(z.strictObject({ date, name: line })).optional(),
	gaps: z.array(z.strictObject({ role: slug, from: instant, until: instant, reason: line })).optional(),
	escalation: z
		.strictObject({
			steps: z.array(escalationStep).min(1),
			repeat: z.int().min(0).max(9).optional(),
			fallback: slug.optional().meta({ description: 'Schedule to turn to when all steps were tried' }),
		})
		.optional(),
});

/** `schedules/<slug>.yaml`: wall-clock rotations in an IANA zone; answers are instants. */
export type Schedule = z.infer<typeof scheduleSchema>;

export type ScheduleLayer = Schedule['layers'][number];
