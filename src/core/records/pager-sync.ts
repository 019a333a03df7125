import { z } from 'zod';
import { handle, instant, line, schemaVersion } from './scalars.ts';

export const pagerSyncSchema = z.strictObject({
	schema: schemaVersion,
	overrides: z.array(
		z.strictObject({
			pager: line.meta({ description: 'System and schedule there, like pagerduty/PXXXXXX' }),
			id: line,
			member: handle,
			user: line.meta({ description: 'Id of the member there' }),
			start: instant,
			end: instant,
		}),
	),
});

/** `schedules/pager-sync/<schedule>.yaml`: the overrides that we made at pagers and that have not ended; by machines. */
export type PagerSync = z.infer<typeof pagerSyncSchema>;

export type PagerSyncOverride = PagerSync['overrides'][number];
