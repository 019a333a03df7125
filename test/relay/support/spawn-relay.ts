import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ENV } from './start-test-relay.ts';

const MAIN = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'main.ts');

export interface SpawnedRelay {
	readonly url: string;
	readonly process: ChildProcess;
	/** Lines of its log so far. */
	readonly lines: string[];
	/** Sends a signal and waits for the end; the exit code, or the signal that killed it. */
	end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

/** The relay as a process of its own, in mode local over a repository, as a service manager would run it. */
export async function spawnRelay(
	root: string,
	args: readonly string[] = [],
	env: NodeJS.ProcessEnv = {},
): Promise<SpawnedRelay> {
	const child = spawn(process.execPath, [MAIN, '--repo', root, 'relay', '--mode', 'local', '--port', '0', ...args], {
		cwd: root,
		env: { ...process.env, ...ENV, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const lines: string[] = [];
	child.stderr.on('data', (chunk: Buffer) => lines.push(chunk.toString('utf8')));
	const url = await new Promise<string>((resolve, reject) => {
		createInterface({ input: child.stdout }).on('line', (line) => {
			lines.push(line);
			const entry = JSON.parse(line) as { event: string; url?: string };
			if (entry.event === 'started') resolve(entry.url!);
		});
		child.once('exit', () => reject(new Error(`The relay ended:\n${lines.join('\n')}`)));
	});
	return {
		url,
		process: child,
		lines,
		end: async (signal) => {
			const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
			child.kill(signal);
			const [code, killedBy] = await ended;
			return code ?? killedBy!;
		},
	};
}
