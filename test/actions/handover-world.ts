import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { runHandover } from '../../actions/handover/run-handover.ts';
import { RemoteRepository } from '../../src/adapters/git/remote-repository.ts';
import { git } from '../support/git.ts';
import { type EmulatedReview, MAY_WRITE } from '../support/start-github-emulator.ts';
import { startWorkflowWorld, type WorkflowWorld } from '../workflows/workflow-world.ts';
import { type HandoverGithub, startHandoverGithub } from './handover-github.ts';

/** What a run said: `info`, `warning` and `failed` lines in order, and its outputs. */
export interface HandoverRun {
	readonly log: readonly string[];
	readonly outputs: Readonly<Record<string, unknown>>;
}

/** A company with one schedule, its repository and its GitHub. */
export interface HandoverWorld extends WorkflowWorld {
	readonly front: HandoverGithub;
	/** A run in this process on a fresh checkout of the main branch. */
	runAt(now: string, options?: { readonly event?: object; readonly folder?: string }): Promise<HandoverRun>;
	/** Somebody edits a file on a branch by a commit; returns it. */
	edit(branch: string, path: string, change: (text: string) => string): string;
	/** Somebody says something of the newest commit of a pull request. */
	say(number: number, login: string, review: Omit<EmulatedReview, 'login' | 'commit'>): void;
	/** Merges a pull request into the main branch. */
	merge(number: number): void;
}

const TEAM = `schema: 1
name: Payments
lead: "@rina"
members:
${['rina', 'budi', 'mei'].map((name) => `  - { handle: "@${name}", name: ${name}, time_zone: UTC }`).join('\n')}
`;

/** Weeks from Monday at ten: @budi until 16 November 2026, then @rina. */
const SCHEDULE = `schema: 1
name: Payments
team: payments
time_zone: UTC
layers:
  - { role: primary, rotation: { every: week, start: 2026-11-02, handover: "10:00", members: ["@rina", "@budi"] } }
`;

/** A schedule by which @rina hands over to @budi after three days, and the place of the report. */
export function scheduleThatEnds(end: Date): { readonly schedule: string; readonly path: string } {
	const start = new Date(end.getTime() - 3 * 86_400_000).toISOString().slice(0, 10);
	const turns = `every: days, length: 3, start: ${start}, handover: "${end.toISOString().slice(11, 16)}"`;
	return {
		schedule: SCHEDULE.replace(/every.*"10:00"/, turns),
		path: `schedules/handovers/${start}-payments.md`,
	};
}

export async function startHandoverWorld(): Promise<HandoverWorld> {
	const world = await startWorkflowWorld([
		['teams/payments.yaml', TEAM],
		['schedules/payments.yaml', SCHEDULE],
	]);
	const front = await startHandoverGithub(world.github);
	const bare = join(world.folder, 'acme/incidents.git');
	const pullOf = (number: number) => world.github.pulls.get(number)!;
	const checkout = (ref: string): string => {
		const place = mkdtempSync(join(world.folder, 'clone-'));
		git(place, 'clone', '-q', '-b', ref, bare, 'work');
		return join(place, 'work');
	};
	return {
		...world,
		front,
		runAt: async (now, { event = {}, folder = checkout('main') } = {}) => {
			const log: string[] = [];
			const outputs: Record<string, unknown> = {};
			const note = (kind: string) => (text: string | Error) => void log.push(`${kind}: ${String(text)}`);
			const place = mkdtempSync(join(world.folder, 'repository-'));
			const repository = await RemoteRepository.open({ folder: place, remote: `file://${bare}`, branch: 'main' });
			const summary = { addRaw: () => summary, write: async () => summary };
			await runHandover(
				{
					info: note('info'),
					warning: note('warning'),
					setFailed: note('failed'),
					setOutput: (name, value) => {
						outputs[name] = JSON.parse(String(value));
					},
					summary: summary as never,
				},
				repository,
				{
					folder,
					now,
					event,
					branch: 'main',
					connection: { repository: 'acme/incidents', token: MAY_WRITE, apiUrl: front.url },
				},
			);
			repository.close();
			return { log, outputs };
		},
		edit: (branch, path, change) => {
			const commit = world.push({ [path]: change(world.show(path, branch)) }, branch);
			for (const pull of world.github.pulls.values()) if (pull.head.ref === branch) pull.head.sha = commit;
			return commit;
		},
		say: (number, login, review) => {
			pullOf(number).reviews.push({ ...review, login, commit: pullOf(number).head.sha });
		},
		merge: (number) => {
			const work = checkout('main');
			git(work, 'merge', '-q', '--no-ff', '-m', 'Merge', pullOf(number).head.sha);
			git(work, 'push', '-q', 'origin', 'main');
			pullOf(number).state = 'closed';
		},
		stop: async () => {
			await front.stop();
			await world.stop();
		},
	};
}
