/** Exit codes of every command: all well; findings or a refusal; wrong usage or environment. */
export const EXIT = { ok: 0, findings: 1, environment: 2 } as const;

/** Options that every command takes. */
export interface GlobalOptions {
	readonly repo: string;
	readonly json?: boolean;
	readonly now?: string;
}

/** Prints the one JSON document that `--json` promises on stdout. */
export function printJson(value: unknown): void {
	process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Prints a line for people; with `--json` stdout belongs to the machine, so it goes to stderr. */
export function say(line: string, options: Pick<GlobalOptions, 'json'> = {}): void {
	(options.json ? process.stderr : process.stdout).write(`${line}\n`);
}

/** An instant for the command: `--now`, else the clock. */
export function nowOf({ now }: Pick<GlobalOptions, 'now'>): string {
	return now ?? new Date().toISOString();
}
