import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../house/source-files.ts';

export interface ActionRun {
	readonly code: number | null;
	readonly log: string;
	readonly summary: string;
	/** An output by its name; undefined where it was not set. */
	output(name: string): string | undefined;
}

export interface ActionInputs {
	readonly event?: unknown;
	readonly inputs?: Readonly<Record<string, string>>;
	readonly env?: Readonly<Record<string, string>>;
	/** Folder below which the runner's files go. */
	readonly folder: string;
}

/** Runs an action as the runner does: inputs by environment; event, outputs and summary by files. */
export async function runAction(
	name: string,
	{ event = {}, inputs = {}, env, folder }: ActionInputs,
): Promise<ActionRun> {
	const place = mkdtempSync(join(folder, 'run-'));
	const files = { event: join(place, 'event.json'), output: join(place, 'output'), summary: join(place, 'summary') };
	writeFileSync(files.event, JSON.stringify(event));
	writeFileSync(files.output, '');
	writeFileSync(files.summary, '');
	mkdirSync(join(place, 'temp'));
	const child = spawn(process.execPath, [join(ROOT, `actions/${name}/main.ts`)], {
		cwd: place,
		env: {
			PATH: process.env.PATH,
			HOME: place,
			NODE_COMPILE_CACHE: join(tmpdir(), 'tocsin-test-compiled'),
			GITHUB_REPOSITORY: 'acme/incidents',
			GITHUB_EVENT_PATH: files.event,
			GITHUB_OUTPUT: files.output,
			GITHUB_STEP_SUMMARY: files.summary,
			RUNNER_TEMP: join(place, 'temp'),
			...env,
			...Object.fromEntries(Object.entries(inputs).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value])),
		},
	});
	let log = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
	const outputs = readFileSync(files.output, 'utf8');
	return {
		code,
		log,
		summary: readFileSync(files.summary, 'utf8'),
		output: (key) => new RegExp(`^${key}<<(\\S+)\\n([\\s\\S]*?)\\n\\1$`, 'm').exec(outputs)?.[2],
	};
}
