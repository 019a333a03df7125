import type { SourceEvent, SourceResult } from './alert.ts';
import { addProblem, type PayloadField, type PayloadFindings, readPayload } from './payload-field.ts';

/**
 * Reads a body like `readPayload`, of a source whose body people write as a template: one that is no JSON arrives as
 * text, and is refused with `help`, which says what in the template makes it so.
 */
export function readObjectPayload(
	body: unknown,
	help: string,
	read: (root: PayloadField) => readonly SourceEvent[],
): SourceResult {
	if (typeof body !== 'string') return readPayload(body, read);
	const findings: PayloadFindings = { problems: [], doubts: [] };
	addProblem({ value: body, path: '', findings }, 'an object', help);
	return { ok: false, problems: findings.problems };
}
