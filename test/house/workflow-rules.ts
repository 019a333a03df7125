import { load } from 'js-yaml';

interface Step {
	readonly uses?: string;
	readonly run?: string;
	readonly if?: string;
	readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
	readonly if?: string;
	readonly permissions?: unknown;
	readonly 'timeout-minutes'?: number;
	readonly secrets?: unknown;
	readonly steps?: readonly Step[];
}

/** A workflow file, read and as text. */
export interface WorkflowFile {
	readonly text: string;
	readonly on: Readonly<Record<string, { readonly types?: readonly string[] } | null>>;
	readonly permissions?: unknown;
	readonly concurrency?: { readonly queue?: string; readonly 'cancel-in-progress'?: unknown };
	readonly jobs: Readonly<Record<string, Job>>;
}

/** What is wrong with a workflow, or nothing. */
type WorkflowRule = (workflow: WorkflowFile) => readonly string[];

/** Reads a workflow file for the rules. */
export function readWorkflow(text: string): WorkflowFile {
	const { on, ...rest } = load(text) as Omit<WorkflowFile, 'text'>;
	return { ...rest, text, on };
}

/**
 * The traps of workflows that GitHub documents, each as a rule with a name. A linter for them (zizmor) cannot be had from
 * the registries that the project uses, so they are ours.
 */
export const WORKFLOW_RULES: Readonly<Record<string, WorkflowRule>> = {
	/** Without it, every job has what the repository gives to all. */
	'no-rights-at-the-top': ({ permissions, text }) =>
		isEmptyMap(permissions) && text.indexOf('\npermissions: {}') < text.indexOf('\njobs:')
			? []
			: ['Expected "permissions: {}" above the jobs'],

	'rights-by-job-with-reason': ({ jobs, text }) => [
		...jobsOf(jobs, ({ permissions }) => typeof permissions !== 'object' || permissions === null, 'lacks permissions'),
		...text
			.split('\n')
			.filter((line) => /^ {6}[a-z-]+: (?:read|write)\b/.test(line) && !/ # \S/.test(line))
			.map((line) => `Expected a reason behind "${line.trim()}"`),
	],

	/** A tag can be moved to other code. */
	'pinned-by-commit': ({ text }) =>
		[...text.matchAll(/^\s*(?:- )?uses: (\S+)(.*)$/gm)]
			.filter(
				([, uses = '', rest = '']) => !uses.startsWith('./') && !(/@[0-9a-f]{40}$/.test(uses) && / # v\d/.test(rest)),
			)
			.map(([, uses]) => `Expected a commit and its version behind ${uses}`),

	/** What GitHub puts into a script is run by it, and others choose titles and names of branches. */
	'no-expression-in-script': ({ jobs }) =>
		stepsOf(jobs, ({ run }) => run?.includes('${{') === true, 'has an expression in its script; pass it by env'),

	/** A variable for later steps may be PATH or NODE_OPTIONS. */
	'no-environment-file': ({ jobs }) =>
		stepsOf(jobs, ({ run }) => /GITHUB_(?:ENV|PATH)/.test(run ?? ''), 'writes the environment of later steps'),

	/** The token would stay in a file that everything after can read. Who pushes has it by other means. */
	'no-token-left-in-checkout': ({ jobs }) =>
		stepsOf(
			jobs,
			({ uses, with: inputs }) =>
				uses?.startsWith('actions/checkout@') === true && inputs?.['persist-credentials'] !== false,
			'keeps the token in the work tree',
		),

	/** With rights and secrets, the code of anybody's change would run. */
	'no-change-with-rights': ({ on, jobs }) =>
		isTrusted(on)
			? stepsOf(
					jobs,
					({ uses, with: inputs }) =>
						uses?.startsWith('actions/checkout@') === true &&
						/\bhead|refs\/pull|merge_commit/.test(`${inputs?.ref ?? ''} ${inputs?.repository ?? ''}`),
					'checks out the change, with rights',
				)
			: [],

	/** What a run of a fork left behind could otherwise lie over our own actions. */
	'artifacts-beside-the-work-tree': ({ on, jobs }) =>
		'workflow_run' in on
			? stepsOf(
					jobs,
					({ uses, with: inputs }) =>
						uses?.startsWith('actions/download-artifact@') === true &&
						!String(inputs?.path ?? '').startsWith('${{ runner.temp }}/'),
					'lays files of another run into the work tree',
				)
			: [],

	/** A secret cannot be asked for in a condition; it would be empty, or shown in the log. */
	'no-secret-in-condition': ({ jobs }) => [
		...jobsOf(jobs, (job) => /\bsecrets\b/.test(job.if ?? ''), 'asks for a secret in its condition'),
		...stepsOf(jobs, (step) => /\bsecrets\b/.test(step.if ?? ''), 'asks for a secret in its condition'),
	],

	'secrets-by-name': ({ jobs, text }) => [
		...jobsOf(jobs, ({ secrets }) => secrets === 'inherit', 'hands on all secrets'),
		...(/toJSON\(\s*secrets\s*\)/i.test(text) ? ['Unexpected use of all secrets at once'] : []),
	],

	/** Of two runs that wait GitHub drops one, and what its event held is lost. */
	'queue-where-events-carry-data': ({ on, concurrency }) => {
		const dispatched = on.repository_dispatch?.types?.some((type) => type !== 'tocsin-tick') === true;
		const carries = dispatched || 'issue_comment' in on || 'issues' in on;
		if (carries && concurrency?.queue !== 'max') return ['Expected "queue: max": events of this workflow carry data'];
		return concurrency?.queue !== undefined && concurrency['cancel-in-progress'] === true
			? ['Unexpected cancel-in-progress beside a queue']
			: [];
	},

	'concurrency-where-something-is-written': ({ text, concurrency }) =>
		/^ {6}[a-z-]+: write\b/m.test(text) && concurrency === undefined ? ['Expected concurrency'] : [],

	'an-end-to-every-job': ({ jobs }) =>
		jobsOf(jobs, (job) => !((job['timeout-minutes'] ?? 0) > 0), 'lacks timeout-minutes'),

	/** A script that fails and a job that is green. */
	'no-failure-swallowed': ({ jobs, text }) => [
		...stepsOf(jobs, ({ run }) => /\|\|\s*(?:true|:)\s*$/m.test(run ?? ''), 'swallows a failure'),
		...(/continue-on-error:\s*true/.test(text) ? ['Unexpected continue-on-error'] : []),
	],
};

/** Every finding of every rule, as `rule: what`. */
export function judgeWorkflow(text: string): readonly string[] {
	const workflow = readWorkflow(text);
	return Object.entries(WORKFLOW_RULES).flatMap(([name, rule]) => rule(workflow).map((said) => `${name}: ${said}`));
}

/** Events whose runs have rights and secrets although anybody may cause them. */
function isTrusted(on: WorkflowFile['on']): boolean {
	return ['pull_request_target', 'workflow_run', 'issue_comment', 'issues'].some((event) => event in on);
}

function isEmptyMap(value: unknown): boolean {
	return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function jobsOf(jobs: WorkflowFile['jobs'], isBad: (job: Job) => boolean, said: string): readonly string[] {
	return Object.entries(jobs).flatMap(([id, job]) => (isBad(job) ? [`The job ${id} ${said}`] : []));
}

function stepsOf(jobs: WorkflowFile['jobs'], isBad: (step: Step) => boolean, said: string): readonly string[] {
	return Object.entries(jobs).flatMap(([id, { steps = [] }]) =>
		steps.flatMap((step, place) => (isBad(step) ? [`Step ${place + 1} of ${id} ${said}`] : [])),
	);
}
