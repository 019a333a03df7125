/** An issue that holds an agenda. */
export interface KeptIssue {
	readonly number: number;
	readonly url: string;
	readonly isOpen: boolean;
	/** Markdown, with `\n` at the end of lines. */
	readonly body: string;
}

/** Where the agenda of a meeting is talked over. Every method throws what the place says against it. */
export interface AgendaIssue {
	/**
	 * The oldest issue with a line of its body that is `marker`, open or closed, by someone who may write to the
	 * repository; undefined where there is none that was touched at or after `since` (RFC 3339 UTC).
	 */
	find(marker: string, since: string): Promise<KeptIssue | undefined>;
	/** Returns the address of the new issue. */
	create(issue: { readonly title: string; readonly body: string }): Promise<string>;
	update(number: number, body: string): Promise<void>;
}
