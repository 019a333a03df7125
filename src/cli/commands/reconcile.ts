import type { Command } from 'commander';
import { drain, passTime } from '../../app/intake/intake.ts';
import { numberDrafts } from '../../app/number-drafts/number-drafts.ts';
import { describeEffects } from '../../app/reconcile/describe-effects.ts';
import { type EffectsReport, planEffects, reconcileEffects } from '../../app/reconcile/reconcile-effects.ts';
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
	readonly problems: readonly Diagnostic[];
}

/** `reconcile`: folds alerts that wait in the inbox, lets time pass, numbers drafts, and tells the world outside. */
export function addReconcile(program: Command): void {
	program
		.command('reconcile')
		.description(
			'fold what waits, settle incidents, number merged drafts, then send the mails that the records ask for',
		)
		.option('--remote <name>', 'commit to this remote instead of the work tree')
		.option('--dry-run', 'only say what would be sent, opened and drafted, and why')
		.action(async ({ remote, dryRun }: Options) => {
			const global = program.opts<GlobalOptions>();
			const clock = clockOf(global);
			const repository = await openRepository(global, remote);
			const outside = outsideSystems(process.env);
			const { systems } = outside;
			try {
				const records = dryRun ? NOTHING : await settleRecords(repository, clock());
				const effects = await (dryRun ? planEffects : reconcileEffects)(repository, { systems, clock });
				finish(records, effects, { global, outside, isDryRun: dryRun === true });
			} finally {
				outside.close();
			}
		});
}

const NOTHING: Outcome = { said: [], printed: {}, problems: [] };

async function settleRecords(repository: IncidentRepository, now: string): Promise<Outcome> {
	const folded = await drain(repository);
	const passed = await passTime(repository, now);
	const { numbered, problems } = await numberDrafts(repository, now);
	return {
		said: [
			`${folded.alerts.length} waiting alerts folded`,
			...passed.incidents.map(({ id, change }) => `${id} ${change}: it was time`),
			...numbered.map(({ draft, id }) => `incidents/${draft} is now ${id}`),
		],
		printed: { folded: folded.alerts, passed: passed.incidents, numbered },
		problems,
	};
}

function finish(
	records: Outcome,
	{ effects, problems }: EffectsReport,
	{
		global,
		outside,
		isDryRun,
	}: { readonly global: GlobalOptions; readonly outside: OutsideSystems; readonly isDryRun: boolean },
): void {
	const all = [...records.problems, ...problems];
	if (global.json) printJson({ ...records.printed, effects, problems: all });
	else for (const line of [...records.said, ...describeEffects(effects, { isDryRun })]) say(line);
	for (const problem of all) process.stderr.write(`${formatDiagnostic(problem)}\n`);
	for (const problem of outside.problems) process.stderr.write(`tocsin: ${problem}\n`);
	const hasFailed = effects.some(({ state }) => state === 'failed' || state === 'given-up');
	if (hasFailed || all.length > 0 || outside.problems.length > 0) process.exitCode = EXIT.findings;
}

/** The time: `--now` stands still, else it is read anew. */
function clockOf(global: GlobalOptions): () => string {
	if (global.now !== undefined && normaliseInstant(global.now) === undefined)
		throw new UsageError(`Unexpected time "${global.now}", expected one like 2026-11-20T03:02:11Z`);
	return () => normaliseInstant(nowOf(global))!;
}
