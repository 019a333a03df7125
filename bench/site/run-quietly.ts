import { spawn } from 'node:child_process';
import { watchMemory } from './peak-memory.ts';

/** Runs a program and answers with the most memory that it and its children had at once, in bytes; throws with the end of what it said when it fails. */
export function runQuietly(
	command: string,
	args: readonly string[],
	{ cwd, env }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<number> {
	const child = spawn(command, [...args], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	const keep = (chunk: Buffer) => {
		output = (output + chunk.toString('utf8')).slice(-4_000);
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	const memory = watchMemory(child.pid ?? 0);
	return new Promise((settle, reject) => {
		child.on('error', (error) => {
			memory.stop();
			reject(error);
		});
		child.on('close', (code) => {
			const peak = memory.stop();
			if (code === 0) settle(peak);
			else reject(new Error(`${command} ended with exit code ${code}:\n${output}`));
		});
	});
}
