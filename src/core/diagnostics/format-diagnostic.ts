import type { Diagnostic } from './diagnostic.ts';

/** The fixed text form: `file:line:col: severity: message [rule]`, then help and related places on lines of their own. */
export function formatDiagnostic(problem: Diagnostic): string {
	const { file, start, severity, message, rule } = problem;
	const lines = [`${file}:${start.line}:${start.col}: ${severity}: ${message} [${rule}]`];
	if (problem.help) lines.push(`  help: ${problem.help}`);
	for (const place of problem.related ?? []) {
		lines.push(`  related: ${place.file}:${place.start.line}:${place.start.col}: ${place.message}`);
	}
	return lines.join('\n');
}
