/** A place in a file; lines and columns start at 1, and a column counts UTF-16 units as editors do. */
export interface Position {
	readonly line: number;
	readonly col: number;
}

/** A change of text that would mend a problem; offsets are UTF-16 units from the start of the file. */
export interface TextEdit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** One problem found in what people or machines wrote, in the one shape that every reporter understands. */
export interface Diagnostic {
	readonly rule: string;
	readonly severity: 'error' | 'warning' | 'info';
	readonly message: string;
	readonly file: string;
	readonly start: Position;
	readonly end?: Position;
	readonly actual?: unknown;
	readonly expected?: readonly string[];
	readonly help?: string;
	readonly related?: readonly { readonly message: string; readonly file: string; readonly start: Position }[];
	readonly fix?: { readonly title: string; readonly safe: boolean; readonly edits: readonly TextEdit[] };
	readonly url?: string;
}

/** Either a value or every problem that kept it from being one. */
export type Result<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly problems: readonly Diagnostic[] };

/** A result that holds a value. */
export function success<T>(value: T): Result<T> {
	return { ok: true, value };
}

/** A result that holds problems; at least one. */
export function failure(problems: readonly [Diagnostic, ...Diagnostic[]] | readonly Diagnostic[]): Result<never> {
	return { ok: false, problems };
}

/** Orders problems as a person reads files: by file, line, column, then rule. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
	return (
		compareText(a.file, b.file) ||
		a.start.line - b.start.line ||
		a.start.col - b.start.col ||
		compareText(a.rule, b.rule)
	);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
