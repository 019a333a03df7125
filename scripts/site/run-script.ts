import { spawn } from 'node:child_process';

/** Runs a program of ours in a process of its own, with what it prints; rejects where it fails. */
export function runScript(
	name: string,
	args: readonly string[],
	{ cwd, env = process.env }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<void> {
	const child = spawn(process.execPath, [...args], { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
	return new Promise((settle, reject) => {
		child.on('error', reject);
		child.on('close', (code) => (code === 0 ? settle() : reject(new Error(`${name} failed (exit ${code})`))));
	});
}
