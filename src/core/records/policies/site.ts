import { z } from 'zod';
import { line, schemaVersion, timeZone, url } from '../scalars.ts';

export const siteSchema = z.strictObject({
	schema: schemaVersion,
	organisation: line,
	repository: url.optional().meta({ description: 'Where people edit records, like https://github.com/acme/incidents' }),
	branch: line.optional().meta({ description: 'Branch that edit links open, by default main' }),
	url: url.optional().meta({ description: 'Where the site is published; feeds need it' }),
	time_zone: timeZone.meta({ description: 'For days and weeks in reports' }),
	visibility: z.enum(['public', 'internal']),
	language: z
		.enum(['en', 'id'])
		.optional()
		.meta({ description: 'Of the site, by default en; records stay as written' }),
});

/** `policies/site.yaml`: whose site this is and who may see it. */
export type SitePolicy = z.infer<typeof siteSchema>;
