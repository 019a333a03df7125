import { Command } from 'commander';
import { vi } from 'vitest';
import { addChangeCommands } from '../../src/cli/commands/change-commands.ts';
import { addHandover } from '../../src/cli/commands/handover.ts';
import { addOncall } from '../../src/cli/commands/oncall.ts';
import { addReconcile } from '../../src/cli/commands/reconcile.ts';
import { reportFailure } from '../../src/cli/report-failure.ts';

/** What a command said and how it ended. */
export interface Said {
	readonly stdout: string;
	readonly stderr: string;
	readonly code: number;
}

/** Runs a command of those on call on a repository at a moment, as the program would. */
export async function runCommand(repo: string, now: string, ...args: readonly string[]): Promise<Said> {
	const program = new Command('tocsin')
		.option('--repo <dir>')
		.option('--now <instant>')
		.option('--json')
		.exitOverride();
	addOncall(program);
	addHandover(program);
	addChangeCommands(program);
	addReconcile(program);
	const said = { stdout: '', stderr: '' };
	const catchOutput = (stream: 'stdout' | 'stderr') =>
		vi.spyOn(process[stream], 'write').mockImplementation((text) => {
			said[stream] += String(text);
			return true;
		});
	const spies = [catchOutput('stdout'), catchOutput('stderr')];
	process.exitCode = 0;
	try {
		await program.parseAsync(['--repo', repo, '--now', now, ...args], { from: 'user' });
	} catch (error) {
		process.exitCode = reportFailure(error);
	} finally {
		for (const spy of spies) spy.mockRestore();
	}
	const code = Number(process.exitCode);
	process.exitCode = 0;
	return { ...said, code };
}
