/** A commit that touched records: when (RFC 3339 UTC), its first line, and the files below record folders. */
export interface RecordCommit {
	readonly at: string;
	readonly subject: string;
	readonly paths: readonly string[];
}
