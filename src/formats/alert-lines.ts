import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { type AlertLine, alertLineSchema } from '../core/records/alert-line.ts';
import { schemaProblems } from './schema-problems.ts';

/** The lines of one file of the alert archive that could be read, and a problem for each that could not. */
export interface ParsedAlertLines {
	readonly lines: readonly AlertLine[];
	readonly problems: readonly Diagnostic[];
}

/** Reads a file of the alert archive. A broken line is named and left out; the others stand. */
export function parseAlertLines(file: string, text: string): ParsedAlertLines {
	const lines: AlertLine[] = [];
	const problems: Diagnostic[] = [];
	for (const [index, line] of text.split('\n').entries()) {
		if (line === '') continue;
		const start = { line: index + 1, col: 1 };
		const value = parseJson(line);
		if (value === undefined) {
			const message = 'Unexpected text, expected one JSON object a line';
			problems.push({ rule: 'alert-line/json', severity: 'error', message, file, start });
			continue;
		}
		const parsed = alertLineSchema.safeParse(value);
		if (parsed.success) lines.push(parsed.data);
		else {
			for (const { message, help } of schemaProblems(parsed.error, value, alertLineSchema)) {
				problems.push({ rule: 'alert-line/schema', severity: 'error', message, file, start, ...(help && { help }) });
			}
		}
	}
	return { lines, problems };
}

function parseJson(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

/** One line of the archive, with its line break. */
export function printAlertLine(line: AlertLine): string {
	return `${JSON.stringify(line)}\n`;
}
