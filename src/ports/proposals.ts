import type { Attempt } from '../core/effects/attempt.ts';

/** A file that people are asked to finish and to accept. */
export interface Proposal {
	/** Name of the branch, the same for the same proposal for ever; by it one is found again. */
	readonly branch: string;
	readonly path: string;
	readonly content: string;
	readonly title: string;
	readonly lines: readonly string[];
	readonly assignee?: string;
	readonly reviewers: readonly string[];
}

/** Where changes are proposed. */
export interface Proposals {
	/** Proposes a file, or finds what was proposed. Never throws. */
	propose(proposal: Proposal): Promise<Attempt>;
}
