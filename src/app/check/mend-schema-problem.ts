import type { Diagnostic, Position } from '../../core/diagnostics/diagnostic.ts';

/**
 * A problem that a schema found, with its page and, for a mistyped key, the edit that mends it. The key is safe to mend:
 * only a key that the record does not have yet is ever meant by a near one.
 */
export function mendSchemaProblem(problem: Diagnostic, text: string): Diagnostic {
	const { rule, expected, help, start, end } = problem;
	const url = 'docs/rules/schema.md';
	const isNearMiss = help?.startsWith('Did you mean') && expected?.length === 1 && end !== undefined;
	if (!rule.endsWith('/unknown-key') || !isNearMiss) return { ...problem, url };
	const edit = { start: offsetOf(text, start), end: offsetOf(text, end), text: expected[0]! };
	return { ...problem, url, fix: { title: `Rename the key to "${expected[0]}"`, safe: true, edits: [edit] } };
}

function offsetOf(text: string, { line, col }: Position): number {
	let start = 0;
	for (let left = line - 1; left > 0; left -= 1) start = text.indexOf('\n', start) + 1;
	return start + col - 1;
}
