import type { FileChange } from './repository.ts';

/** Changes of files that people are asked to accept. */
export interface ChangeProposal {
	/** Name of the branch, the same for the same proposal for ever; by it one is found again. */
	readonly branch: string;
	/** Commit that the changes were computed from. */
	readonly base: string;
	readonly changes: readonly FileChange[];
	readonly message: string;
	readonly title: string;
	/** Markdown. */
	readonly body: string;
}

/** Where a proposal is: `#34`, and its page. */
export interface MadeProposal {
	readonly id: string;
	readonly url: string;
}

/** Where changes of several files are proposed. Both throw what speaks against it. */
export interface ChangeProposals {
	/** The proposal of a branch, where there was one, also one that is over. */
	find(branch: string): Promise<MadeProposal | undefined>;
	propose(proposal: ChangeProposal): Promise<MadeProposal>;
}
