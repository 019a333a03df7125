import type { Handover } from '../../core/records/report.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import { editFrontMatter } from '../../formats/edit-record.ts';
import type { ChangeProposals } from '../../ports/change-proposals.ts';
import type { GivenReview, PullRequestReviews } from '../../ports/pull-request-reviews.ts';
import type { IncidentRepository, Snapshot } from '../../ports/repository.ts';
import type { Catalogue, CatalogueHandover } from '../catalogue/catalogue.ts';
import { currentReviews } from '../review/current-reviews.ts';
import { handoverBranch } from './handover-branch.ts';
import { type HandoverState, handoverState } from './handover-state.ts';
import { whoTakesOver } from './who-takes-over.ts';

export interface ApprovalSources {
	readonly repository: Pick<IncidentRepository, 'snapshot' | 'commit'>;
	readonly reviews: Pick<PullRequestReviews, 'files' | 'reviews' | 'text'>;
	readonly proposals: Pick<ChangeProposals, 'find'>;
}

/** A report on record that nobody had taken over, and whether somebody has by now. */
export interface AwaitedHandover {
	readonly path: string;
	readonly facts: Handover;
	readonly state: HandoverState;
	readonly isRecorded: boolean;
}

interface Approval {
	readonly path: string;
	/** The text that was approved. */
	readonly text: string;
	readonly by: string;
	/** RFC 3339. */
	readonly at: string;
}

interface Situation {
	readonly catalogue: Catalogue;
	/** Text of the report on record, and the commit that has it. */
	readonly text: string;
	readonly head: string;
	readonly given: readonly GivenReview[];
}

/** For so long after a shift a late approval is looked for. */
const LOOK_BACK = 14 * 86_400_000;

/**
 * Records who took over by the reviews of the merged pull request: of the one that is named, else of the one of the
 * report's own branch. Only an approval of the text as it stands on record counts, and only of whoever takes over by the
 * schedule: a pull request of a machine could be approved by the outgoing engineer as well. Nothing of a change is run.
 */
export async function recordApprovals(
	{ catalogue, now, merged }: { readonly catalogue: Catalogue; readonly now: string; readonly merged?: number },
	sources: ApprovalSources,
): Promise<readonly AwaitedHandover[]> {
	const waiting = catalogue.handovers.filter(({ facts }) => isWaiting(facts, now));
	if (waiting.length === 0) return [];
	const snapshot = await sources.repository.snapshot();
	const texts = await snapshot.read(waiting.map(({ path }) => path));
	const isIn = await pathsOf(merged, sources);
	const approvals: Approval[] = [];
	for (const handover of waiting) {
		const text = texts.get(handover.path);
		const number = isIn.has(handover.path) ? merged : await numberOf(handover.path, sources);
		if (text === undefined || number === undefined) continue;
		const approval = await approvalOf(
			handover,
			{ text, catalogue, head: snapshot.commit, given: await sources.reviews.reviews(number) },
			sources,
		);
		if (approval) approvals.push(approval);
	}
	const recorded = approvals.length === 0 ? [] : await commit(approvals, sources);
	return waiting.map(({ path, facts }) => {
		const done = recorded.find((one) => one.path === path);
		const after: Handover = done ? { ...facts, ...editOf(done) } : facts;
		return { path, facts: after, state: handoverState(after, now), isRecorded: done !== undefined };
	});
}

/** Also one that people have called done: when it was approved is not known yet. */
function isWaiting({ accepted_at, shift }: Handover, now: string): boolean {
	return accepted_at === undefined && toEpochMs(shift.end) > toEpochMs(now) - LOOK_BACK;
}

async function pathsOf(merged: number | undefined, { reviews }: ApprovalSources): Promise<ReadonlySet<string>> {
	if (merged === undefined) return new Set();
	return new Set((await reviews.files(merged)).filter(({ isDeleted }) => !isDeleted).map(({ path }) => path));
}

async function numberOf(path: string, { proposals }: ApprovalSources): Promise<number | undefined> {
	const found = await proposals.find(handoverBranch(path));
	return found && Number(found.id.slice(1));
}

async function approvalOf(
	{ path, facts }: CatalogueHandover,
	{ text, head, catalogue, given }: Situation,
	{ reviews: source }: ApprovalSources,
): Promise<Approval | undefined> {
	const people = whoTakesOver(catalogue.schedules, { path, facts });
	const textAt = (commit: string) => source.text(path, commit);
	const { reviews } = await currentReviews(given, people, { head, text, textAt });
	for (const by of people) {
		const words = reviews.filter(({ handle }) => handle.toLowerCase() === by.toLowerCase());
		// Who says it twice took over the first time.
		const last = words.findLastIndex(({ verdict }) => verdict !== 'approved');
		const first = words[last + 1];
		if (first) return { path, text, by, at: first.at };
	}
	return undefined;
}

function editOf({ by, at }: Approval): Pick<Handover, 'to' | 'status' | 'accepted_by' | 'accepted_at'> {
	return { to: by, status: 'done', accepted_by: by, accepted_at: new Date(at).toISOString().replace('.000Z', 'Z') };
}

/** One commit for all; a report that somebody has changed meanwhile is looked at again by the next run. */
async function commit(approvals: readonly Approval[], { repository }: ApprovalSources): Promise<readonly Approval[]> {
	const { result } = await repository.commit(async (snapshot: Snapshot) => {
		const texts = await snapshot.read(approvals.map(({ path }) => path));
		const valid = approvals.filter(({ path, text }) => texts.get(path) === text);
		const changes = valid.map((approval) => {
			const edits = Object.entries(editOf(approval)).map(([key, value]) => ({ path: [key], value }));
			return { path: approval.path, content: editFrontMatter(approval.text, edits) };
		});
		const names = valid.map(({ path, by }) => `${handoverBranch(path).slice('handover/'.length)} taken over by ${by}`);
		return { changes, message: `Handover ${names.join(', ')}`, result: valid };
	});
	return result;
}
