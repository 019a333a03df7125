import { z } from 'zod';
import { instant, text, url } from './scalars.ts';

export const TIMELINE_KINDS = [
	'reported',
	'opened',
	'alert',
	'alert-resolved',
	'acknowledged',
	'unacknowledged',
	'escalated',
	'paged',
	'assigned',
	'severity',
	'mitigated',
	'resolved',
	'reopened',
	'closed',
	'dismissed',
	'change',
	'communication',
	'linked',
	'note',
	'external',
] as const;

export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export const timelineEntrySchema = z.strictObject({
	at: instant,
	kind: z.enum(TIMELINE_KINDS),
	text,
	by: z.string().min(1),
	link: url.optional(),
});

/** `timeline.yaml`: an append-only list. */
export const timelineSchema = z.array(timelineEntrySchema);

export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
