import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { localToken } from '../../../relay/node/local-token.ts';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import { withSandboxBranch } from '../../adapters/git/with-sandbox-branch.ts';
import { postAlert } from '../../adapters/http/post-alert.ts';
import type { Catalogue } from '../../app/catalogue/catalogue.ts';
import { readCatalogue } from '../../app/catalogue/read-catalogue.ts';
import { type DrillPlan, openOnSameServices, planDrill, timesOf } from '../../app/drill/plan-drill.ts';
import { intake } from '../../app/intake/intake.ts';
import type { Delivery } from '../../core/alerts/delivery.ts';
import { fromEpochMs, normaliseInstant, toEpochMs } from '../../core/time/instant.ts';
import { EXIT, type GlobalOptions, nowOf, printJson, say } from '../output.ts';
import { UsageError } from '../report-failure.ts';

interface DrillOptions {
	readonly speed: string;
	readonly to?: string;
	readonly branch?: string;
	readonly page?: boolean;
}

const LOCAL_RELAY = 'http://127.0.0.1:8787';

/** `drill INC-…`: replays the alerts of an old incident, for training and for trying rules. */
export function addDrill(program: Command): void {
	program
		.command('drill')
		.description('replay the alerts of an old incident and its family; docs/drill.md')
		.argument('<incident>', 'an incident id like INC-2026-0042')
		.option('--speed <factor>', 'how many times as fast as it was', '60')
		.option('--to <url>', `the receiver to send them to, by default ${LOCAL_RELAY}`)
		.option('--branch <name>', 'instead of sending them, commit what they lead to on a new branch')
		.option('--page', 'let the drill wake the people who are on call; needed for a receiver elsewhere')
		.action((incident: string, options: DrillOptions) => drill(incident, options, program.opts<GlobalOptions>()));
}

async function drill(incident: string, options: DrillOptions, global: GlobalOptions): Promise<void> {
	const { speed: typed, to = LOCAL_RELAY, branch, page: mayPage = false } = options;
	const speed = Number(typed);
	if (!(speed > 0 && Number.isFinite(speed)))
		throw new UsageError(`Unexpected --speed "${typed}", expected a number like 60`);
	if (branch !== undefined && options.to !== undefined)
		throw new UsageError('Unexpected --to beside --branch, expected one of the two');
	const now = normaliseInstant(nowOf(global));
	if (now === undefined)
		throw new UsageError(`Unexpected time "${global.now}", expected RFC 3339 like 2026-11-20T03:02:11Z`);
	const catalogue = readCatalogue(workTreeFiles(global.repo));
	const run = now.replace(/\.\d+|[-:]/g, '');
	const plan = planDrill(catalogue, { incident, run, mayPage });
	if (typeof plan === 'string') throw new UsageError(plan);
	if (branch !== undefined) return onBranch(plan, { branch, now }, global);
	expectSafe(catalogue, plan, { to, mayPage });
	await send(plan, { to, speed }, global);
}

function expectSafe(
	catalogue: Catalogue,
	plan: DrillPlan,
	{ to, mayPage }: { readonly to: string; readonly mayPage: boolean },
): void {
	const host = URL.parse(to)?.hostname;
	if (host === undefined) throw new UsageError(`Unexpected --to "${to}", expected an address like ${LOCAL_RELAY}`);
	if (!mayPage && !['127.0.0.1', 'localhost', '[::1]'].includes(host))
		throw new UsageError(
			`Unexpected --to "${to}", expected a receiver on this machine: whom another one wakes is not known here. With --page it is sent there all the same`,
		);
	const open = openOnSameServices(catalogue, plan);
	if (open.length > 0)
		throw new UsageError(
			`${open.join(', ')} is open on the same services, and the drill would be mixed with it. Use --branch`,
		);
}

async function send(
	plan: DrillPlan,
	{ to, speed }: { readonly to: string; readonly speed: number },
	global: GlobalOptions,
): Promise<void> {
	const token = await localToken(resolve(global.repo), process.env);
	say(`Drill of ${plan.incidents.join(', ')}: ${plan.events.length} alerts at ${speed} times their speed`, global);
	const begun = Date.now();
	for (const event of plan.events) {
		await sleep(Math.max(0, begun + event.after / speed - Date.now()));
		const problem = await postAlert({ to, token, body: event.eventAt(new Date().toISOString()) });
		if (problem !== undefined) throw new UsageError(problem);
		say(`  ${event.text}`, global);
	}
	if (global.json) printJson({ incidents: plan.incidents, alerts: plan.events.length, to });
}

async function onBranch(
	plan: DrillPlan,
	{ branch, now }: { readonly branch: string; readonly now: string },
	global: GlobalOptions,
): Promise<void> {
	// The last alert is now: nothing on the branch is of tomorrow.
	const start = fromEpochMs(toEpochMs(now) - plan.events.at(-1)!.after);
	const times = timesOf(plan, start, 1);
	const deliveries = plan.events.map(({ eventAt }, index): Delivery => {
		const [received, data] = [times[index]!, eventAt(times[index]!)];
		return { schema: 1, id: (data as { id: string }).id, source: 'cloudevents', received, data };
	});
	const report = await withSandboxBranch(resolve(global.repo), branch, (repository) => intake(repository, deliveries));
	const { alerts, incidents, refused } = report;
	if (global.json) printJson({ replayed: plan.incidents, branch, alerts, incidents });
	else {
		say(`Drill of ${plan.incidents.join(', ')} on the branch ${branch}, of which nobody is told:`);
		for (const { decision, reason, incident } of alerts)
			say(`  ${decision.padEnd(12)} ${incident ?? '-'}  (${reason})`);
		say(`See what it wrote: git diff HEAD...${branch}     Delete it: git branch -D ${branch}`);
	}
	if (refused.length > 0) process.exitCode = EXIT.findings;
}
