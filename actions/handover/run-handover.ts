import type * as Core from '@actions/core';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { listRecordCommits } from '../../src/adapters/git/list-record-commits.ts';
import { createChangeProposals } from '../../src/adapters/github/change-proposals.ts';
import { pullRequestReviews } from '../../src/adapters/github/pull-request-reviews.ts';
import { createPullRequests } from '../../src/adapters/github/pull-requests.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { type ProposedHandover, proposeHandovers } from '../../src/app/handover/propose-handovers.ts';
import { type AwaitedHandover, recordApprovals } from '../../src/app/handover/record-approvals.ts';
import type { IncidentRepository } from '../../src/ports/repository.ts';

export interface RunHandoverOptions {
	/** Work tree with the records, and with the history of a shift. */
	readonly folder: string;
	readonly now: string;
	/** What started the run, as GitHub tells it. */
	readonly event: unknown;
	/** Branch that holds the records. */
	readonly branch: string;
	readonly connection: { readonly repository: string; readonly token: string; readonly apiUrl?: string };
}

type HandoverCore = Pick<typeof Core, 'info' | 'warning' | 'setOutput' | 'setFailed' | 'summary'>;

/** What we read of an event. */
interface HandoverEvent {
	readonly pull_request?: { readonly number: number; readonly merged?: boolean };
}

/** Records who took over, then proposes the reports that are due; both do nothing where it was done. */
export async function runHandover(
	core: HandoverCore,
	repository: IncidentRepository,
	{ folder, now, event, branch, connection }: RunHandoverOptions,
): Promise<void> {
	const files = workTreeFiles(folder);
	if (files.paths().length === 0) {
		core.setFailed(`No records in ${folder}, expected folders like teams/ and schedules/. Check out first.`);
		return;
	}
	const catalogue = readCatalogue(files);
	const { pull_request } = event as HandoverEvent;
	const options = { ...connection, agent: 'tocsin-handover' };
	const { find } = createChangeProposals({ ...options, target: branch });
	const awaited = await recordApprovals(
		{ catalogue, now, ...(pull_request?.merged && { merged: pull_request.number }) },
		{ repository, reviews: pullRequestReviews(connection), proposals: { find } },
	);
	const proposed = await proposeHandovers(catalogue, now, {
		proposals: { ...createPullRequests({ ...options, base: branch }), find },
		commits: (period) => listRecordCommits(folder, period),
	});
	await report(core, awaited, proposed);
}

async function report(
	core: HandoverCore,
	awaited: readonly AwaitedHandover[],
	proposed: readonly ProposedHandover[],
): Promise<void> {
	const recorded = awaited.filter(({ isRecorded }) => isRecorded);
	const overdue = [...awaited, ...proposed].filter(({ state }) => state === 'overdue');
	const opened = proposed.flatMap(({ path, attempt }) =>
		attempt?.state === 'done' ? [{ path, pull: attempt.reference!.id, note: attempt.note }] : [],
	);
	const list = (name: string, value: readonly object[] | readonly string[]) =>
		core.setOutput(name, JSON.stringify(value));
	list(
		'proposed',
		opened.map(({ path, pull }) => ({ path, pull })),
	);
	list(
		'recorded',
		recorded.map(({ path, facts }) => ({ path, by: facts.accepted_by, at: facts.accepted_at })),
	);
	list(
		'overdue',
		overdue.map(({ path }) => path),
	);
	const lines = [
		...recorded.map(({ path, facts, state }) => `${path}: ${facts.to} took over at ${facts.accepted_at}, ${state}`),
		...opened.map(({ path, pull }) => `${path}: ${pull} opened`),
	];
	for (const line of lines) core.info(line);
	for (const { path, note } of opened) if (note !== undefined) core.warning(`${path}: ${note}`);
	const late = overdue.map(({ path, facts: { to } }) => `${path}: overdue, ${to} has not approved what is on record`);
	for (const line of late) core.warning(line);
	const failures = proposed.flatMap(({ path, attempt }) =>
		attempt?.state === 'failed' ? [`${path}: ${attempt.error}`] : [],
	);
	if (failures.length > 0) core.setFailed(failures.join('\n'));
	if (!process.env.GITHUB_STEP_SUMMARY || lines.length + late.length === 0) return;
	await core.summary.addRaw([...lines, ...late].map((line) => `- ${line}`).join('\n'), true).write();
}
