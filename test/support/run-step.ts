import { spawn } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { load } from 'js-yaml';
import { type ExpressionScope, interpolate } from './evaluate-expression.ts';
import { git } from './git.ts';

/** A step as a workflow file has it. */
export interface WorkflowStep {
	readonly id?: string;
	readonly if?: string;
	readonly uses?: string;
	readonly run?: string;
	readonly with?: Readonly<Record<string, unknown>>;
	readonly env?: Readonly<Record<string, unknown>>;
}

/** Where a step runs, and what it can reach. */
export interface Place {
	/** Below it is all that the run makes. */
	readonly folder: string;
	/** Folder that holds `acme/incidents.git`, a bare repository. */
	readonly server: string;
	readonly apiUrl: string;
	/** Folder with programs that stand before all others, like a `gh` that notes what it was asked. */
	readonly programs: string;
	/** Other people's actions that are passed over, by name without version. */
	readonly ignored?: readonly string[];
	/** Variables that every step has. */
	readonly environment?: Readonly<Record<string, string>>;
	readonly workspace: string;
	readonly temp: string;
	readonly token: string;
	readonly env?: Readonly<Record<string, string>>;
}

export interface StepResult {
	readonly outcome: 'success' | 'failure' | 'skipped';
	readonly outputs: Readonly<Record<string, string>>;
	/** What the step put into the environment of those after it. */
	readonly env: Readonly<Record<string, string>>;
	readonly log: string;
}

const DONE: StepResult = { outcome: 'success', outputs: {}, env: {}, log: '' };

/** Runs one step: a script, an action of ours, or what we need of the actions of others. */
export async function runStep(step: WorkflowStep, scope: ExpressionScope, place: Place): Promise<StepResult> {
	for (const folder of [place.workspace, place.temp]) mkdirSync(folder, { recursive: true });
	const env = valuesOf(step.env, scope);
	if (step.run !== undefined) {
		const script = interpolate(step.run, scope);
		return runProgram('bash', ['-e', '-o', 'pipefail', '-c', script], { scope, place, env });
	}
	const [name = ''] = (step.uses ?? '').split('@');
	const inputs = valuesOf(step.with, scope);
	if (name.startsWith('./')) return runAction(join(place.workspace, name), inputs, { scope, place, env });
	if (place.ignored?.includes(name)) return DONE;
	const known = OTHERS[name];
	if (!known) throw new Error(`Unknown action ${name}: emulate it, or name it among those that are passed over`);
	return { ...DONE, log: known(inputs, place, scope) };
}

function valuesOf(values: WorkflowStep['with'], scope: ExpressionScope): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(values ?? {}).map(([key, value]) => [key, interpolate(String(value ?? ''), scope)]),
	);
}

/** The actions of others, as far as our workflows use them. */
const OTHERS: Readonly<
	Record<string, (inputs: Readonly<Record<string, string>>, place: Place, scope: ExpressionScope) => string>
> = {
	'actions/checkout': (inputs, { workspace, server }, { contexts }) => {
		const { ref } = contexts.github as { readonly ref: string };
		const remote = `file://${server}/acme/incidents.git`;
		git(workspace, 'init', '-q');
		const depth = inputs['fetch-depth'] === '0' ? [] : [`--depth=${inputs['fetch-depth'] ?? 1}`];
		git(workspace, 'remote', 'add', 'origin', remote);
		if (inputs['sparse-checkout']) git(workspace, 'sparse-checkout', 'set', ...inputs['sparse-checkout'].split(/\s+/));
		git(workspace, 'fetch', '-q', ...depth, 'origin', inputs.ref || ref);
		git(workspace, 'checkout', '-q', '--detach', 'FETCH_HEAD');
		return git(workspace, 'rev-parse', 'HEAD');
	},
	'actions/upload-artifact': ({ name = '', path = '' }, { folder }) => {
		if (!existsSync(path)) throw new Error(`No file ${path} to upload`);
		const target = join(folder, 'artifacts', name);
		mkdirSync(target, { recursive: true });
		cpSync(path, join(target, basename(path)), { recursive: true });
		return `${name}: ${path}`;
	},
	'actions/download-artifact': ({ pattern = '', path = '', 'run-id': run }, { folder }) => {
		const artifacts = join(folder, 'artifacts');
		mkdirSync(path, { recursive: true });
		const found = existsSync(artifacts) ? globSync(pattern, { cwd: artifacts }) : [];
		for (const name of found) cpSync(join(artifacts, name), path, { recursive: true });
		return `${found.length} artifacts of run ${run}`;
	},
};

interface Surroundings {
	readonly scope: ExpressionScope;
	readonly place: Place;
	readonly env: Readonly<Record<string, string>>;
}

async function runAction(
	folder: string,
	given: Readonly<Record<string, string>>,
	surroundings: Surroundings,
): Promise<StepResult> {
	const { inputs = {}, runs } = load(readFileSync(join(folder, 'action.yml'), 'utf8')) as {
		readonly inputs?: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
		readonly runs: { readonly main: string };
	};
	const entries = Object.entries(inputs).map(([name, { default: usual }]) => {
		const value = given[name] ?? interpolate(String(usual ?? ''), surroundings.scope);
		return [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value];
	});
	const env = { ...surroundings.env, ...Object.fromEntries(entries) };
	return runProgram(process.execPath, [join(folder, runs.main)], { ...surroundings, env });
}

async function runProgram(
	program: string,
	args: readonly string[],
	{ scope, place, env }: Surroundings,
): Promise<StepResult> {
	const { workspace, temp, server, apiUrl, programs } = place;
	const number = readdirSync(temp).length;
	const files = ['event.json', 'output', 'env', 'summary'].map((name) => join(temp, `${number}-${name}`));
	const [event = '', output = '', variables = '', summary = ''] = files;
	const github = scope.contexts.github as { readonly event: object; readonly event_name: string; readonly ref: string };
	for (const file of files) writeFileSync(file, '');
	writeFileSync(event, JSON.stringify(github.event));
	const child = spawn(program, [...args], {
		cwd: workspace,
		env: {
			PATH: `${programs}:${process.env.PATH}`,
			HOME: temp,
			NODE_COMPILE_CACHE: join(tmpdir(), 'tocsin-test-compiled'),
			CI: 'true',
			GITHUB_ACTIONS: 'true',
			GITHUB_WORKSPACE: workspace,
			GITHUB_REPOSITORY: 'acme/incidents',
			GITHUB_SERVER_URL: `file://${server}`,
			GITHUB_API_URL: apiUrl,
			GITHUB_EVENT_NAME: github.event_name,
			GITHUB_EVENT_PATH: event,
			GITHUB_REF: github.ref,
			GITHUB_RUN_ID: '1',
			GITHUB_OUTPUT: output,
			GITHUB_ENV: variables,
			GITHUB_STEP_SUMMARY: summary,
			RUNNER_TEMP: temp,
			...place.environment,
			...place.env,
			...env,
		},
	});
	let log = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
	const read = (file: string) => readKeys(readFileSync(file, 'utf8'));
	return { outcome: code === 0 ? 'success' : 'failure', outputs: read(output), env: read(variables), log };
}

/** `key=value`, or `key<<END` with lines up to END, as the runner reads its files. */
function readKeys(text: string): Readonly<Record<string, string>> {
	const found: Record<string, string> = {};
	for (const [, block, , blockValue, key, value] of text.matchAll(
		/^([^=<\n]+)<<(\S+)\n([\s\S]*?)\n\2$|^([^=<\n]+)=(.*)$/gm,
	)) {
		if (block !== undefined) found[block] = blockValue ?? '';
		else if (key !== undefined) found[key] = value ?? '';
	}
	return found;
}
