import type { Attempt } from '../../core/effects/attempt.ts';
import type { Handover } from '../../core/records/report.ts';
import type { ChangeProposals } from '../../ports/change-proposals.ts';
import type { Proposal, Proposals } from '../../ports/proposals.ts';
import type { RecordCommit } from '../../ports/record-commit.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { formatLocal } from '../oncall/format-local.ts';
import { draftHandover, type HandoverDraft } from './draft-handover.ts';
import { dueHandovers } from './due-handovers.ts';
import { handoverBranch } from './handover-branch.ts';
import { type HandoverState, handoverState } from './handover-state.ts';

export interface HandoverSources {
	readonly proposals: Proposals & Pick<ChangeProposals, 'find'>;
	/** The commits of a period (RFC 3339 UTC) that a report names. */
	readonly commits: (period: { readonly from: string; readonly until: string }) => Promise<readonly RecordCommit[]>;
}

/** A report that is being written, and what became of its pull request; `attempt` is absent where there was one before. */
export interface ProposedHandover {
	readonly path: string;
	readonly facts: Handover;
	readonly state: HandoverState;
	readonly attempt?: Attempt;
}

/**
 * Drafts what is due at an instant (RFC 3339 UTC) and asks the outgoing engineer to edit it, the incoming one to approve.
 * Each is asked once: a review that is asked for again is open again on GitHub.
 */
export async function proposeHandovers(
	catalogue: Catalogue,
	now: string,
	{ proposals, commits }: HandoverSources,
): Promise<readonly ProposedHandover[]> {
	const proposed: ProposedHandover[] = [];
	for (const { named, handed } of dueHandovers(catalogue, now)) {
		const changes = await commits({ from: handed.shift.start, until: handed.shift.end });
		const draft = draftHandover({ catalogue, named, handed, commits: changes, now });
		const { path, facts } = draft;
		const isThere = (await proposals.find(handoverBranch(path))) !== undefined;
		const attempt = isThere ? undefined : await proposals.propose(proposalOf(draft, named.schedule));
		proposed.push({ path, facts, state: handoverState(facts, now), ...(attempt && { attempt }) });
	}
	return proposed;
}

function proposalOf(
	{ path, facts, text }: HandoverDraft,
	{ name, time_zone }: { readonly name: string; readonly time_zone: string },
): Proposal {
	const { from, to, shift, takes_over } = facts;
	const at = formatLocal(takes_over ?? shift.end, time_zone);
	return {
		branch: handoverBranch(path),
		path,
		content: text,
		title: `Handover ${name}: ${from} to ${to}`,
		lines: [
			`The shift of ${from} ends on ${formatLocal(shift.end, time_zone)}, ${to} takes over on ${at}, ${time_zone}.`,
			`${from}: edit ${path} on this branch. Say in one line how it was, give the verdicts that are missing, and write down what is in no record.`,
			`${to}: approve when you know enough. Your approval of the text that is merged is the handover; two hours after you take over it is late. Then merge.`,
		],
		assignee: from,
		reviewers: [to],
	};
}
