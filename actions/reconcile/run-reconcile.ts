import type * as Core from '@actions/core';
import { listFixingCommits } from '../../src/adapters/git/list-fixing-commits.ts';
import { describePagers } from '../../src/app/pager-sync/describe-pagers.ts';
import { syncPagers } from '../../src/app/pager-sync/sync-pagers.ts';
import { describeEffects } from '../../src/app/reconcile/describe-effects.ts';
import { reconcileEffects } from '../../src/app/reconcile/reconcile-effects.ts';
import { describeSettled, settledTroubles, settleRecords } from '../../src/app/reconcile/settle-records.ts';
import { summariseEffects } from '../../src/app/reconcile/summarise-effects.ts';
import { outsideSystems } from '../../src/cli/outside-systems.ts';
import { formatDiagnostic } from '../../src/core/diagnostics/format-diagnostic.ts';
import { normaliseInstant } from '../../src/core/time/instant.ts';
import type { IncidentRepository } from '../../src/ports/repository.ts';

export interface RunReconcileOptions {
	/** Work tree whose newest commits may close actions. */
	readonly folder: string;
	/** Which systems there are, and how to reach them. */
	readonly environment: NodeJS.ProcessEnv;
}

type ReconcileCore = Pick<typeof Core, 'info' | 'warning' | 'setOutput' | 'setFailed' | 'summary'>;

/** Settles the records, does outside what they ask for, and says in log, outputs and summary what became of it. */
export async function runReconcile(
	core: ReconcileCore,
	repository: IncidentRepository,
	{ folder, environment }: RunReconcileOptions,
): Promise<void> {
	const clock = () => normaliseInstant(new Date().toISOString())!;
	const { systems, pagerSchedules, problems: wrong, close } = outsideSystems(environment);
	const { commit: before } = await repository.snapshot();
	try {
		const { tickets } = systems;
		const records = await settleRecords(repository, {
			now: clock(),
			tickets,
			commits: () => listFixingCommits(folder),
		});
		const done = await reconcileEffects(repository, { systems, clock });
		const pagers = await syncPagers(repository, { schedules: pagerSchedules, now: clock(), isDryRun: false });
		const said = [...describeSettled(records), ...describePagers(pagers.pagers)];
		// What others say must not be a command to the runner.
		for (const line of [...said, ...describeEffects(done.effects, { isDryRun: false })])
			core.info(line.replaceAll('::', ': :'));
		const files = [...records.problems, ...done.problems, ...pagers.problems].map(formatDiagnostic);
		const troubles = [...wrong, ...settledTroubles(records), ...files];
		for (const trouble of troubles) core.warning(trouble);
		const failed = done.effects.filter(({ state }) => state === 'failed' || state === 'given-up').length;
		core.setOutput('effects', JSON.stringify(done.effects));
		core.setOutput('failed', String(failed));
		core.setOutput('changed', String((await repository.snapshot()).commit !== before));
		if (process.env.GITHUB_STEP_SUMMARY)
			await core.summary.addRaw(summariseEffects(done.effects, { said, troubles }), true).write();
		const pagersFailed = pagers.pagers.some(({ state, problems }) => state === 'failed' || problems.length > 0);
		if (failed > 0 || troubles.length > 0 || pagersFailed) core.setFailed('Not all could be done; see the summary.');
	} finally {
		close();
	}
}
