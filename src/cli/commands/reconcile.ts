import type { Command } from 'commander';
import { listFixingCommits } from '../../adapters/git/list-fixing-commits.ts';
import { describePagers } from '../../app/pager-sync/describe-pagers.ts';
import { type PagersReport, syncPagers } from '../../app/pager-sync/sync-pagers.ts';
import { describeEffects } from '../../app/reconcile/describe-effects.ts';
import { type EffectsReport, planEffects, reconcileEffects } from '../../app/reconcile/reconcile-effects.ts';
import { describeSettled, settledTroubles, settleRecords } from '../../app/reconcile/settle-records.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { formatDiagnostic } from '../../core/diagnostics/format-diagnostic.ts';
import { normaliseInstant } from '../../core/time/instant.ts';
import type { IncidentRepository } from '../../ports/repository.ts';
import { openRepository } from '../open-repository.ts';
import { EXIT, type GlobalOptions, nowOf, printJson, say } from '../output.ts';
import { type OutsideSystems, outsideSystems } from '../outside-systems.ts';
import { UsageError } from '../report-failure.ts';

interface Options {
	readonly remote?: string;
	readonly dryRun?: boolean;
}

/** What became of the records themselves. */
interface Outcome {
	/** Lines for people. */
	readonly said: readonly string[];
	/** The same for `--json`. */
	readonly printed: object;
	/** What a person should look at beside files. */
	readonly troubles: readonly string[];
	readonly problems: readonly Diagnostic[];
}

/** `reconcile`: folds alerts that wait in the inbox, lets time pass, numbers drafts, follows tickets, and tells the world outside. */
export function addReconcile(program: Command): void {
	program
		.command('reconcile')
		.description(
			'fold what waits, settle incidents, number merged drafts, follow tickets, then do outside what the records ask for',
		)
		.option('--remote <name>', 'commit to this remote instead of the work tree')
		.option('--dry-run', 'only say what would be done outside, and why')
		.action(async ({ remote, dryRun }: Options) => {
			const global = program.opts<GlobalOptions>();
			const clock = clockOf(global);
			const repository = await openRepository(global, remote);
			const outside = outsideSystems(process.env);
			const { systems } = outside;
			try {
				const records = dryRun ? NOTHING : await settled(repository, outside, { now: clock(), folder: global.repo });
				const effects = await (dryRun ? planEffects : reconcileEffects)(repository, { systems, clock });
				const isDryRun = dryRun === true;
				const pagers = await syncPagers(repository, { schedules: outside.pagerSchedules, now: clock(), isDryRun });
				finish(records, effects, { global, outside, pagers, isDryRun });
			} finally {
				outside.close();
			}
		});
}

const NOTHING: Outcome = { said: [], printed: {}, troubles: [], problems: [] };

async function settled(
	repository: IncidentRepository,
	{ systems: { tickets } }: OutsideSystems,
	{ now, folder }: { readonly now: string; readonly folder: string },
): Promise<Outcome> {
	const records = await settleRecords(repository, { now, tickets, commits: () => listFixingCommits(folder) });
	const { folded, passed, numbered, actions, problems } = records;
	return {
		said: describeSettled(records),
		printed: { folded, passed, numbered, actions: actions.followed },
		troubles: settledTroubles(records),
		problems,
	};
}

function finish(
	records: Outcome,
	{ effects, problems }: EffectsReport,
	{
		global,
		outside,
		pagers,
		isDryRun,
	}: {
		readonly global: GlobalOptions;
		readonly outside: OutsideSystems;
		readonly pagers: PagersReport;
		readonly isDryRun: boolean;
	},
): void {
	// A schedule or a team that cannot be read is named once.
	const others = pagers.problems.filter(({ file }) => !problems.some((problem) => problem.file === file));
	const all = [...records.problems, ...problems, ...others];
	const lines = [...records.said, ...describeEffects(effects, { isDryRun }), ...describePagers(pagers.pagers)];
	if (global.json) printJson({ ...records.printed, effects, pagers: pagers.pagers, problems: all });
	else for (const line of lines) say(line);
	for (const problem of all) process.stderr.write(`${formatDiagnostic(problem)}\n`);
	const troubles = [...records.troubles, ...outside.problems];
	for (const problem of troubles) process.stderr.write(`tocsin: ${problem}\n`);
	const hasFailed =
		effects.some(({ state }) => state === 'failed' || state === 'given-up') ||
		pagers.pagers.some(({ state, problems: own }) => state === 'failed' || own.length > 0);
	if (hasFailed || all.length > 0 || troubles.length > 0) process.exitCode = EXIT.findings;
}

/** The time: `--now` stands still, else it is read anew. */
function clockOf(global: GlobalOptions): () => string {
	if (global.now !== undefined && normaliseInstant(global.now) === undefined)
		throw new UsageError(`Unexpected time "${global.now}", expected one like 2026-11-20T03:02:11Z`);
	return () => normaliseInstant(nowOf(global))!;
}
