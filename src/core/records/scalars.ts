import { z } from 'zod';
import { DURATION_PATTERN } from '../time/duration.ts';

/** The schema version that machines write. */
export const CURRENT_SCHEMA = 1;

/** The `schema` key of every record; a reader accepts the current and the previous version. */
export const schemaVersion = z.literal(CURRENT_SCHEMA);

/** `INC-<year>-<number>`, the number padded to at least four digits. */
export const INCIDENT_ID_PATTERN = /^INC-(\d{4})-(\d{4,})$/;

export type IncidentId = `INC-${number}-${string}`;

export const incidentId = z
	.string()
	.regex(INCIDENT_ID_PATTERN, { error: 'expected an incident id like INC-2026-0042' })
	.meta({ description: 'Incident id, INC-<year>-<number>' });

/** Id of an incident that a person drafts in a pull request, before it has a number. */
export const DRAFT_ID = 'INC-DRAFT';

export const slug = z
	.string()
	.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'expected lower-case words joined by hyphens, like checkout-api' })
	.max(80);

export const handle = z
	.string()
	.regex(/^@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/, { error: 'expected a handle like "@rina" (in quotes)' })
	.meta({ description: 'A person, as on GitHub: "@handle"' });

export const instant = z.iso
	.datetime({ error: 'expected a time in UTC like 2026-11-20T03:02:11Z' })
	.meta({ description: 'RFC 3339 in UTC, ending in Z' });

export const date = z.iso.date({ error: 'expected a date like 2026-11-20' });

export const wallTime = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'expected a time of day like "09:00" (in quotes)' });

export const duration = z.string().regex(DURATION_PATTERN, { error: 'expected a duration like 15m, 2h, 7d or PT15M' });

export const timeZone = z
	.string()
	.regex(/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)*$/, { error: 'expected an IANA time zone like Asia/Jakarta' })
	.meta({ description: 'IANA time zone' });

/** Only http and https: a link in a record is shown to people and must not be able to run anything. */
export const url = z.url({ protocol: /^https?$/, error: 'expected a link like https://example.com/x' });

export const mail = z.email({ error: 'expected a mail address like name@example.com' });

export const currency = z.string().regex(/^[A-Z]{3}$/, { error: 'expected a currency code like USD' });

/** One line of text that people read: no line breaks, at most 300 characters. */
export const line = z
	.string()
	.min(1)
	.max(300)
	.regex(/^[^\r\n]*$/, { error: 'expected one line of text' });

export const text = z.string().min(1);
