/** One line of the relay's log: plain values only, never a header, a body, a query or a secret. */
export interface LogLine {
	readonly level: 'info' | 'warn' | 'error';
	/** What happened, like `kept`, `refused` or `taken`. */
	readonly event: string;
	readonly [key: string]: string | number | boolean | undefined;
}

/** The line as JSON, the time first; text is cut so that a line stays a line. */
export function formatLogLine(line: LogLine, at: string): string {
	return JSON.stringify({ at, ...line }, (_key, value) =>
		typeof value === 'string' && value.length > 500 ? `${value.slice(0, 500)}…` : value,
	);
}
