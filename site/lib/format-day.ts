import { formatInstant } from './format-instant.ts';

/** A calendar day (`2026-11-20`) for people, the same in every zone: `20 Nov 2026`. */
export function formatDay(date: string): string {
	return formatInstant(`${date}T00:00:00Z`, 'day');
}
