/** A commit by its id and its whole message. */
export interface CommitMessage {
	readonly id: string;
	readonly message: string;
}

/** Reads the messages of the newest commits that may close actions of postmortems, newest first; none where there is no history. */
export type ReadCommitMessages = () => Promise<readonly CommitMessage[]>;
