import { findSecrets } from '../../core/check/secrets/find-secrets.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';

/** Text of a file by its path, for the lines that a report shows. */
export type ReadText = (file: string) => string | undefined;

const MAX_WIDTH = 120;

/**
 * Problems for people at a terminal: `file:line:col: severity: message [rule]`, the line with a caret below it, help,
 * related places, and what a fix would do.
 */
export function reportText(problems: readonly Diagnostic[], readText: ReadText): string {
	return problems.map((problem) => `${reportOne(problem, readText)}\n`).join('\n');
}

function reportOne(problem: Diagnostic, readText: ReadText): string {
	const { file, start, severity, message, rule, help, related = [], fix } = problem;
	return [
		oneLine(`${file}:${start.line}:${start.col}: ${severity}: ${message} [${rule}]`),
		...snippetOf(problem, readText),
		...(help ? [oneLine(`  help: ${help}`)] : []),
		...related.map((place) =>
			oneLine(`  related: ${place.file}:${place.start.line}:${place.start.col}: ${place.message}`),
		),
		...(fix ? [oneLine(`  ${fix.safe ? 'fix' : 'suggestion'}: ${fix.title}`)] : []),
	].join('\n');
}

/**
 * Text of records on one line: a line break would start a line of theirs, which a runner of workflows may read as a
 * command, and a control character may be one to a terminal. Places stay where they are.
 */
function oneLine(text: string): string {
	return text.replace(/[^\P{Cc}\t]/gu, ' ');
}

/** The line and a caret below what is meant. A problem without an end is the file as a whole, which may even be gone. */
function snippetOf({ rule, file, start, end }: Diagnostic, readText: ReadText): string[] {
	if (!end) return [];
	const written = readText(file)?.split('\n')[start.line - 1]?.trimEnd() ?? '';
	const own = rule.startsWith('secrets/') ? [[start.col - 1, end.col - 1] as const] : [];
	const line = oneLine(starOut(written, [...findSecrets(written), ...own]));
	if (line === '') return [];
	const from = start.col - 1;
	const to = end.line === start.line ? Math.min(end.col - 1, line.length) : line.length;
	const cut = Math.max(0, Math.min(from - 20, line.length - MAX_WIDTH));
	const shown = (cut > 0 ? '…' : '') + line.slice(cut > 0 ? cut + 1 : 0, cut + MAX_WIDTH);
	const number = String(start.line);
	// A tab stays a tab, so that the caret stands where the terminal puts the letter.
	const blank = shown.slice(0, from - cut).replace(/[^\t]/g, ' ');
	const carets = '^'.repeat(Math.max(1, Math.min(to - from, cut + MAX_WIDTH - from)));
	return [`  ${number} | ${shown}`, `  ${' '.repeat(number.length)} | ${blank}${carets}`];
}

/** What must not be copied into logs and comments, in stars of the same length. */
function starOut(line: string, spans: readonly (readonly [start: number, end: number])[]): string {
	return spans.reduce(
		(shown, [start, end]) => shown.slice(0, start) + '*'.repeat(end - start) + shown.slice(end),
		line,
	);
}
