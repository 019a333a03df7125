import { spawn } from 'node:child_process';

/** Runs a program and answers with its exit code; throws with the end of what it said when it fails. */
export function runQuietly(
	command: string,
	args: readonly string[],
	{ cwd, env }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<void> {
	const child = spawn(command, [...args], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	const keep = (chunk: Buffer) => {
		output = (output + chunk.toString('utf8')).slice(-4_000);
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	return new Promise((settle, reject) => {
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) settle();
			else reject(new Error(`${command} ended with exit code ${code}:\n${output}`));
		});
	});
}
