import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { runRelay } from '../../../relay/node/run-relay.ts';
import { runCommands } from '../../app/command/run-commands.ts';
import { createReconcile } from '../create-reconcile.ts';
import { keepRepository } from '../keep-repository.ts';
import { type GlobalOptions, say } from '../output.ts';
import { readPort } from '../read-port.ts';
import { createTakeIn } from '../take-in.ts';

interface RelayOptions {
	readonly mode?: 'local' | 'github';
	readonly port?: number;
	readonly host?: string;
	readonly spool?: string;
}

/** `relay`: the receiver alone. */
export function addRelay(program: Command): void {
	program
		.command('relay')
		.description('the receiver of alerts alone; docs/relay.md has its variables')
		.addOption(new Option('--mode <mode>', 'commit here, or call GitHub').choices(['local', 'github']))
		.option('--port <port>', 'port to listen on, by default 8787', readPort)
		.option('--host <address>', 'address to listen on, by default 127.0.0.1')
		.option('--spool <dir>', 'folder that keeps what is not yet delivered, by default .tocsin/spool')
		.action(async (options: RelayOptions) => {
			const global = program.opts<GlobalOptions>();
			const use = keepRepository(global);
			const takeIn = createTakeIn(use);
			const outside = createReconcile(use, { environment: process.env, folder: global.repo });
			for (const problem of outside.problems) process.stderr.write(`tocsin: ${problem}\n`);
			await runRelay({
				...options,
				root: resolve(global.repo),
				env: process.env,
				takeIn,
				runCommands: (given) => use((repository) => runCommands(repository, given)),
				reconcile: outside.reconcile,
				print: (line) => say(line),
			});
			outside.close();
		});
}
