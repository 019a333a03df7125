import { z } from 'zod';
import { SOURCES } from '../../src/core/alerts/alert.ts';
import type { Delivery } from '../../src/core/alerts/delivery.ts';

const schema = z.object({
	schema: z.literal(1),
	id: z.string().min(1),
	source: z.enum(SOURCES),
	received: z.iso.datetime(),
	data: z.unknown(),
	headers: z.record(z.string(), z.string()).optional(),
});

/** Name of a spool file: names sort by time of receipt, then by order of arrival in one process. */
export function spoolFileName(received: string, counter: number, unique: string): string {
	const at = received.replace(/[-:.]/g, '');
	return `${at}-${String(counter).padStart(6, '0')}-${unique}.json`;
}

/** Milliseconds since 1970 when the delivery in a spool file came, or undefined for a name that is not ours. */
export function receivedOfName(name: string): number | undefined {
	const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-\d{6,}-[0-9a-f]+\.json$/.exec(name);
	if (!match) return undefined;
	const [, year, month, day, hour, minute, second, ms] = match.map(Number);
	return Date.UTC(year!, month! - 1, day, hour, minute, second, ms);
}

/** The delivery in the text of a spool file, or what is wrong with the text. */
export function parseSpoolFile(text: string): { readonly delivery: Delivery } | { readonly reason: string } {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return { reason: text.trim() === '' ? 'it is empty' : 'it is not JSON' };
	}
	const result = schema.safeParse(value);
	if (result.success) return { delivery: { ...result.data, data: result.data.data } };
	const issue = result.error.issues[0]!;
	return { reason: `it is no delivery: ${issue.path.join('.') || 'the whole'}: ${issue.message}` };
}
