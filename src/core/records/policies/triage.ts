import { z } from 'zod';
import { SEVERITIES } from '../incident.ts';
import { duration, instant, line, schemaVersion, slug, timeZone, wallTime } from '../scalars.ts';
import { WEEKDAYS } from '../schedule.ts';

const match = z.strictObject({
	names: z.array(line).optional().meta({ description: 'Any of these alert names (globs)' }),
	labels: z.record(z.string(), z.string()).optional().meta({ description: 'All of these labels (globs)' }),
	sources: z.array(slug).optional(),
	severities: z.array(line).optional().meta({ description: 'Any of these severity words, as the source says them' }),
	services: z.array(slug).optional(),
});

const mute = z.strictObject({
	id: slug,
	match: match.refine((conditions) => Object.keys(conditions).length > 0, {
		error: 'expected at least one condition: a mute without conditions would silence everything',
	}),
	reason: line,
	from: instant.optional(),
	until: instant.meta({ description: 'Every mute has an end; what still fires then opens an incident' }),
	hours: z
		.strictObject({ days: z.array(z.enum(WEEKDAYS)).min(1), from: wallTime, to: wallTime, time_zone: timeZone })
		.optional()
		.meta({ description: 'Only within these hours of a week, like a nightly maintenance window' }),
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
		window: duration.optional().meta({
			description: 'An open incident takes alerts until so long after its last one; absent: as long as it is open',
		}),
		reopen_window: duration.meta({ description: 'A resolved incident is opened again by an alert that comes within' }),
		settle_delay: duration
			.optional()
			.meta({ description: 'All alerts resolved for so long makes the incident resolved; absent: at once' }),
	}),
	mutes: z.array(mute).optional().meta({ description: 'Planned work: stops opening and paging, never resolving' }),
	cascade: z
		.strictObject({
			max_hops: z.int().min(1).max(20).meta({ description: 'Longest path over depends_on' }),
			window: duration.meta({ description: 'How long after its cause a consequence may begin' }),
			tolerance: duration.meta({ description: 'How much later than its consequence a cause may be noticed' }),
			causes: z.array(slug).optional().meta({ description: 'Kinds that can cause others; absent: all' }),
			effects: z.array(slug).optional().meta({ description: 'Kinds that can be caused; absent: all' }),
		})
		.optional(),
	duplicates: z
		.strictObject({
			window: duration,
			similarity: z.number().min(0).max(1).meta({ description: 'Of words in names and titles: 1 is equal' }),
			alike: z
				.array(slug)
				.optional()
				.meta({ description: 'Kinds that are the same trouble seen differently, whatever their words' }),
		})
		.optional(),
	recurrence: z.strictObject({ window: duration, similarity: z.number().min(0).max(1) }).optional(),
	clock: z
		.strictObject({ ahead: duration, behind: duration })
		.optional()
		.meta({ description: "How far a source's clock may be off before the time of receipt is used" }),
});

/** `policies/triage.yaml`: the rules by which an alert becomes, joins or leaves an incident. */
export type TriagePolicy = z.infer<typeof triageSchema>;

export type TriageMatch = z.infer<typeof match>;

export type Mute = z.infer<typeof mute>;
