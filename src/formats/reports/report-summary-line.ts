import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';

/** `3 errors, 1 warning`, or `no problems`. */
export function reportSummaryLine(problems: readonly Diagnostic[]): string {
	const counts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
		const count = problems.filter((problem) => problem.severity === severity).length;
		return count === 0 ? [] : [`${count} ${nameOf(severity, count)}`];
	});
	return counts.length === 0 ? 'no problems' : counts.join(', ');
}

function nameOf(severity: Diagnostic['severity'], count: number): string {
	const name = severity === 'info' ? 'note' : severity;
	return count === 1 ? name : `${name}s`;
}
