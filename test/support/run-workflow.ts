import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { ROOT } from '../house/source-files.ts';
import { type ExpressionScope, isWanted } from './evaluate-expression.ts';
import { type Place, runStep, type StepResult, type WorkflowStep } from './run-step.ts';
import { MAY_WRITE } from './start-github-emulator.ts';

interface Job {
	readonly if?: string;
	readonly needs?: string | readonly string[];
	readonly permissions: Readonly<Record<string, string>>;
	readonly steps: readonly WorkflowStep[];
}

interface Workflow {
	readonly name: string;
	readonly jobs: Readonly<Record<string, Job>>;
}

/** What starts a run, and the world that it runs in. */
export interface WorkflowRunOptions extends Omit<Place, 'workspace' | 'temp' | 'token'> {
	readonly eventName: string;
	readonly event: object;
	/** What is checked out unless the workflow says otherwise: a ref or a commit of the bare repository. */
	readonly ref?: string;
	/** A pull request of a fork: its run gets a token that may only read, and no secrets. */
	readonly isOfFork?: boolean;
	readonly vars?: Readonly<Record<string, string>>;
	readonly secrets?: Readonly<Record<string, string>>;
}

export interface WorkflowRun {
	readonly name: string;
	readonly conclusion: 'success' | 'failure' | 'skipped';
	readonly jobs: Readonly<Record<string, StepResult['outcome']>>;
	/** All that was printed, step by step. */
	readonly log: string;
}

let places = 0;

/**
 * Runs the jobs of a workflow file here: conditions and expressions as GitHub evaluates them, scripts in bash, our own
 * actions from their bundles, checkout as a clone of a bare repository, artifacts as folders. It throws at what it does
 * not know, so that no step is passed over in silence.
 */
export async function runWorkflow(file: string, options: WorkflowRunOptions): Promise<WorkflowRun> {
	const { name, jobs } = load(readFileSync(join(ROOT, '.github/workflows', file), 'utf8')) as Workflow;
	const outcomes: Record<string, StepResult['outcome']> = {};
	const logs: string[] = [];
	for (const [id, job] of Object.entries(jobs)) {
		const needed = [job.needs ?? []].flat();
		const before = needed.map((one) => outcomes[one] ?? 'skipped');
		const scope = scopeOf(options, job, { isFailed: before.includes('failure') });
		const isRun = isWanted(job.if, scope) && (!before.includes('skipped') || /always\(\)/.test(job.if ?? ''));
		outcomes[id] = isRun ? await runJob(id, job, { options, logs }) : 'skipped';
	}
	const all = Object.values(outcomes);
	const conclusion = all.includes('failure') ? 'failure' : all.includes('success') ? 'success' : 'skipped';
	return { name, conclusion, jobs: outcomes, log: logs.join('\n') };
}

async function runJob(
	id: string,
	job: Job,
	{ options, logs }: { readonly options: WorkflowRunOptions; readonly logs: string[] },
): Promise<StepResult['outcome']> {
	const folder = join(options.folder, `job-${++places}`);
	const temp = join(folder, 'temp');
	const steps: Record<string, { outputs: Readonly<Record<string, string>>; outcome: string }> = {};
	let env: Readonly<Record<string, string>> = {};
	let isFailed = false;
	for (const [place, step] of job.steps.entries()) {
		const scope = scopeOf(options, job, { steps, env, isFailed, temp });
		if (!isWanted(step.if, scope)) continue;
		const { token } = scope.contexts.github as { readonly token: string };
		const result = await runStep(step, scope, { ...options, workspace: join(folder, 'work'), temp, token, env });
		logs.push(`== ${id} ${step.id ?? step.uses ?? `step ${place + 1}`}: ${result.outcome}\n${result.log}`);
		if (step.id) steps[step.id] = { outputs: result.outputs, outcome: result.outcome };
		env = { ...env, ...result.env };
		if (result.outcome === 'failure') isFailed = true;
	}
	return isFailed ? 'failure' : 'success';
}

function scopeOf(
	{ eventName, event, ref = 'refs/heads/main', isOfFork = false, vars = {}, secrets = {} }: WorkflowRunOptions,
	{ permissions }: Job,
	{ isFailed, steps = {}, env = {}, temp = '' }: { isFailed: boolean; steps?: object; env?: object; temp?: string },
): ExpressionScope {
	const mayWrite = !isOfFork && Object.values(permissions).includes('write');
	const github = {
		event_name: eventName,
		event: { repository: { default_branch: 'main', name: 'incidents', full_name: 'acme/incidents' }, ...event },
		repository: 'acme/incidents',
		ref,
		ref_name: ref.replace(/^refs\/(?:heads|pull)\//, ''),
		run_id: 1,
		token: mayWrite ? MAY_WRITE : 'may-read',
	};
	const inputs = (event as { readonly inputs?: object }).inputs ?? {};
	const contexts = { github, steps, env, vars, inputs, secrets: isOfFork ? {} : secrets, runner: { temp } };
	return { contexts, isFailed };
}
