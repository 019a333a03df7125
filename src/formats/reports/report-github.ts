import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';

/** GitHub shows this many annotations of one step, and drops the rest without a word. */
const MAX_ANNOTATIONS = 10;

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Workflow commands that annotate the change, errors first and at most ten; the last line says how many there are
 * beyond them.
 */
export function reportGithub(problems: readonly Diagnostic[]): string {
	const order = Object.keys(COMMANDS);
	const worstFirst = problems.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
	const shown = worstFirst.slice(0, MAX_ANNOTATIONS).map(annotation);
	const left = problems.length - shown.length;
	return [...shown, ...(left > 0 ? [`${left} more in the summary of this step`] : [])]
		.map((line) => `${line}\n`)
		.join('');
}

function annotation({ severity, file, start, end, rule, message, help }: Diagnostic): string {
	const properties: Record<string, string | number> = { file, line: start.line, col: start.col };
	if (end?.line === start.line) properties.endColumn = end.col;
	const pairs = Object.entries({ ...properties, title: rule }).map(([key, value]) => `${key}=${escapeProperty(value)}`);
	return `::${COMMANDS[severity]} ${pairs.join(',')}::${escapeData(help ? `${message}\n${help}` : message)}`;
}

/** As the runner's own toolkit escapes them: a line break in a value would otherwise be a command of its own. */
function escapeData(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(value: string | number): string {
	return escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
