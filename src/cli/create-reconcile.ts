import { listFixingCommits } from '../adapters/git/list-fixing-commits.ts';
import { numberDrafts } from '../app/number-drafts/number-drafts.ts';
import { syncPagers } from '../app/pager-sync/sync-pagers.ts';
import { followActions } from '../app/reconcile/follow-actions.ts';
import { type EffectsReport, reconcileEffects } from '../app/reconcile/reconcile-effects.ts';
import { createReconcileMemory } from '../app/reconcile/reconcile-memory.ts';
import { normaliseInstant } from '../core/time/instant.ts';
import type { IncidentRepository } from '../ports/repository.ts';
import type { UseRepository } from './keep-repository.ts';
import { outsideSystems } from './outside-systems.ts';

/** What a long-lived command reconciles with. */
export interface KeptReconcile {
	/** Absent where no system outside is set up: then nothing is begun, and the records stay as people left them. */
	readonly reconcile?: (only: 'pages' | 'others') => Promise<EffectsReport>;
	/** One line a system that is set up wrongly. */
	readonly problems: readonly string[];
	close(): void;
}

/** How often others are asked what became of what we gave them, in milliseconds: tickets, commits, pagers. */
const ASK_EVERY_MS = 300_000;

/** Reconciles the repository in a folder, which is kept open, with the systems that the environment names. */
export function createReconcile(
	use: UseRepository,
	{ environment, folder }: { readonly environment: NodeJS.ProcessEnv; readonly folder: string },
): KeptReconcile {
	const { systems, pagerSchedules, problems, close } = outsideSystems(environment);
	let asked = Number.NEGATIVE_INFINITY;
	/** What people do elsewhere waits some minutes, and never holds up what they are told. */
	const ask = async (repository: IncidentRepository): Promise<void> => {
		if (Date.now() - asked < ASK_EVERY_MS) return;
		asked = Date.now();
		const now = clock();
		await numberDrafts(repository, now);
		await followActions(repository, { now, tickets: systems.tickets, commits: await listFixingCommits(folder) });
		await syncPagers(repository, { schedules: pagerSchedules, now, isDryRun: false });
	};
	const memory = createReconcileMemory();
	const clock = (): string => normaliseInstant(new Date().toISOString())!;
	const isAlone = Object.keys(systems).length === 0;
	return {
		...(!isAlone && {
			reconcile: (only) =>
				use(async (repository) => {
					const report = await reconcileEffects(repository, { systems, clock, only, memory });
					if (only === 'others') await ask(repository);
					return report;
				}),
		}),
		problems,
		close,
	};
}
