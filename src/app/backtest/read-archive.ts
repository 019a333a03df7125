import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { AlertLine } from '../../core/records/alert-line.ts';
import { recordKindOf } from '../../core/records/record-kinds.ts';
import { compareInstants } from '../../core/time/instant.ts';
import { parseAlertLines } from '../../formats/alert-lines.ts';
import type { RuleFiles } from './read-rules.ts';

/** The files of each day of the archive, in order. */
export function archiveDays(files: RuleFiles): readonly (readonly string[])[] {
	const paths = files.paths().filter((path) => recordKindOf(path) === 'alert-line');
	const days = Map.groupBy(paths, (path) => path.slice(0, 'alerts/2026/11/20'.length));
	// The lines of a day are sorted anyway, so its parts need not be.
	return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, parts]) => parts);
}

/**
 * Every line of the archive in the order in which alerts were received, a day at a time. A line that cannot be read is
 * told of and left out. Looks only at the fields that triage needs: `check` judges the rest, and there may be a million.
 */
export function* readArchive(files: RuleFiles, tell: (problem: Diagnostic) => void): Generator<AlertLine> {
	for (const day of archiveDays(files)) {
		const lines = day.flatMap((path) => readLines(path, files.read(path), tell));
		yield* lines.sort((a, b) => compareInstants(a.received, b.received));
	}
}

function readLines(path: string, text: string, tell: (problem: Diagnostic) => void): AlertLine[] {
	const lines: AlertLine[] = [];
	for (const [index, line] of text.split('\n').entries()) {
		if (line === '') continue;
		const value = parseLine(line);
		if (value) lines.push(value);
		else for (const problem of parseAlertLines(path, line).problems) tell(placed(problem, index + 1));
	}
	return lines;
}

const TEXTS = ['delivery', 'received', 'source', 'fingerprint', 'at', 'name', 'title', 'decision'] as const;
const STATES: ReadonlySet<unknown> = new Set(['firing', 'acknowledged', 'resolved', 'none']);

function parseLine(line: string): AlertLine | undefined {
	let value: Partial<AlertLine> | null;
	try {
		value = JSON.parse(line) as Partial<AlertLine> | null;
	} catch {
		return undefined;
	}
	if (typeof value !== 'object' || value === null || !STATES.has(value.state)) return undefined;
	const isWhole = TEXTS.every((key) => typeof value[key] === 'string') && !Number.isNaN(Date.parse(value.received!));
	return isWhole && !Number.isNaN(Date.parse(value.at!)) ? (value as AlertLine) : undefined;
}

function placed(problem: Diagnostic, line: number): Diagnostic {
	return { ...problem, start: { ...problem.start, line } };
}
