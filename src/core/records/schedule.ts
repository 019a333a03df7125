import { z } from 'zod';
import { SEVERITIES } from './incident-words.ts';
import { date, duration, handle, instant, line, schemaVersion, slug, timeZone, wallTime } from './scalars.ts';
import { WEEKDAYS } from './weekdays.ts';

export { WEEKDAYS };

export const PAGER_SYSTEMS = ['pagerduty', 'zenduty'] as const;

const rotation = z.strictObject({
	every: z
		.enum(['day', 'week', 'days', 'hours'])
		.meta({ description: 'days and hours: a custom length, given by `length`' }),
	length: z.int().min(1).max(366).optional().meta({ description: 'Of a turn, in days or hours; by default 1' }),
	start: date.meta({ description: "Day of the first shift's start; moving it by whole cycles changes nothing" }),
	handover: wallTime,
	members: z
		.array(z.union([handle, z.strictObject({ member: handle, from: date.optional(), until: date.optional() })]))
		.min(1)
		.meta({ description: '`from`: first day in; `until`: first day out. Neither changes turns before that day' }),
});

const weeklyHours = { days: z.array(z.enum(WEEKDAYS)).min(1), from: wallTime, to: wallTime };

const layer = z.strictObject({
	role: slug.meta({ description: 'primary, secondary, or a standby role such as dba' }),
	rotation,
	restrict: z
		.array(z.strictObject(weeklyHours))
		.optional()
		.meta({ description: 'Hours in which this layer is on call, in the zone of the schedule; absent means always' }),
	holidays: z
		.enum(['off', 'only'])
		.optional()
		.meta({ description: "Whether the layer is off on the schedule's holidays, or on call only then" }),
	from: instant.optional().meta({ description: 'The layer is in force from here; another layer may end here' }),
	until: instant.optional(),
});

const override = z.strictObject({
	role: slug,
	member: handle,
	from: instant,
	until: instant,
	instead_of: handle
		.optional()
		.meta({ description: "Takes only this person's hours; absent: all hours, also where nobody is on call" }),
	reason: line.optional(),
});

const swap = z.strictObject({
	role: slug,
	between: z.tuple([handle, handle]).meta({ description: 'Within the period each has the hours of the other' }),
	from: instant,
	until: instant,
	reason: line.optional(),
});

/** `data/dba`: a role of another schedule, such as a standby that several teams share. */
const roleElsewhere = z
	.string()
	.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'expected a role like data/dba' })
	.max(161);

const escalationStep = z.strictObject({
	after: duration.meta({ description: 'Since the page was due, not since the step before' }),
	notify: z
		.array(z.union([slug, handle, roleElsewhere]))
		.min(1)
		.meta({ description: 'Roles of this schedule (or `schedule/role` of another), lead, or people' }),
});

const escalation = {
	steps: z.array(escalationStep).min(1),
	repeat: z.int().min(0).max(9).optional().meta({ description: 'How often all steps are tried again' }),
	repeat_after: duration
		.optional()
		.meta({ description: 'From the last step to the next round; by default as long as before the last step' }),
	on_severity_raised: z
		.enum(['restart', 'continue'])
		.optional()
		.meta({ description: 'Whether a worse severity pages anew from the first step, by default restart' }),
	fallback: slug.optional().meta({ description: 'Schedule to turn to when all steps were tried' }),
};

export const scheduleSchema = z.strictObject({
	schema: schemaVersion,
	name: line,
	team: slug,
	time_zone: timeZone,
	layers: z.array(layer).min(1),
	overrides: z.array(override).optional(),
	swaps: z.array(swap).optional(),
	holidays: z.array(z.strictObject({ date, name: line })).optional(),
	gaps: z
		.array(z.strictObject({ role: slug, from: instant, until: instant, reason: line }))
		.optional()
		.meta({ description: 'Times in which nobody is meant to be on call' }),
	closed_hours: z
		.array(z.strictObject({ role: slug, ...weeklyHours, reason: line }))
		.optional()
		.meta({ description: 'Hours of every week in which nobody is meant to be on call' }),
	rest: duration
		.optional()
		.meta({ description: 'Least time between two shifts of one person in the role paged first, by default 12h' }),
	handover_reports: z.boolean().optional().meta({
		description:
			'Whether each shift of the role paged first ends with a report; by default those of two days and more do',
	}),
	pager: z
		.array(
			z
				.strictObject({
					system: z.enum(PAGER_SYSTEMS),
					schedule: line.meta({
						description: 'Id there, like PXXXXXX, at Zenduty `team id/schedule id`; it has one person at a time',
					}),
					role: slug.meta({ description: 'Role of this schedule that it stands for' }),
					direction: z
						.enum(['push', 'read'])
						.meta({ description: 'push: it follows this file; read: overrides made there come into this file' }),
				})
				.refine(({ system, schedule }) => system !== 'zenduty' || /^[^\s/]+\/[^\s/]+$/.test(schedule), {
					path: ['schedule'],
					error: 'expected the ids of the team and of the schedule at Zenduty, as team/schedule',
				}),
		)
		.optional()
		.meta({ description: 'Schedules of a pager that are kept the same' }),
	escalation: z.strictObject(escalation).optional(),
	escalations: z
		.array(
			z.strictObject({
				services: z.array(slug).min(1).optional(),
				severities: z.array(z.enum(SEVERITIES)).min(1).optional(),
				...escalation,
			}),
		)
		.optional()
		.meta({ description: 'Policies for some services or severities; the first that matches wins over `escalation`' }),
});

/** `schedules/<slug>.yaml`: wall-clock rotations in an IANA zone; answers are instants. */
export type Schedule = z.infer<typeof scheduleSchema>;

export type ScheduleLayer = Schedule['layers'][number];

/** A schedule of a pager that one role of a schedule is kept the same with. */
export type PagerLink = NonNullable<Schedule['pager']>[number];

/** Steps by which people are paged until somebody acknowledges. */
export type EscalationPolicy = NonNullable<Schedule['escalation']>;
