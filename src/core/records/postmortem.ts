import { z } from 'zod';
import { DRAFT_ID, date, handle, incidentId, line, schemaVersion, slug } from './scalars.ts';

export const POSTMORTEM_STATUSES = ['draft', 'in-review', 'accepted'] as const;

export const ACTION_TYPES = ['prevent', 'detect', 'mitigate', 'process'] as const;

const action = z.strictObject({
	id: z.string().regex(/^A\d+$/, { error: 'expected an action id like A1' }),
	text: line,
	type: z.enum(ACTION_TYPES),
	owner: handle,
	due: date,
	status: z.enum(['open', 'done', 'dropped']),
	ticket: z.string().min(1).optional(),
	closed_by: z.string().min(1).optional(),
	done: date.optional().meta({ description: 'The day on which it was done' }),
});

export const postmortemSchema = z.strictObject({
	schema: schemaVersion,
	incident: z.union([incidentId, z.literal(DRAFT_ID)]),
	status: z.enum(POSTMORTEM_STATUSES),
	due: date,
	accepted: date.optional().meta({ description: 'The day on which its review ended' }),
	causes: z.array(slug),
	actions: z.array(action),
});

/** The front matter of a `postmortem.md`. */
export type Postmortem = z.infer<typeof postmortemSchema>;

export type PostmortemAction = Postmortem['actions'][number];

export interface PostmortemRecord {
	readonly facts: Postmortem;
	readonly body: string;
}
