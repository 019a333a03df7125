import { resolve } from 'node:path';
import type { Command } from 'commander';
import { runControlRoom } from '../../../relay/node/run-control-room.ts';
import { createReconcile } from '../create-reconcile.ts';
import { keepRepository } from '../keep-repository.ts';
import { type GlobalOptions, say } from '../output.ts';
import { readPort } from '../read-port.ts';
import { createTakeIn } from '../take-in.ts';

interface StartOptions {
	readonly relayPort?: number;
	readonly sitePort?: number;
	readonly host?: string;
}

/** `start`: the control room, relay and site over the repository it stands in. */
export function addStart(program: Command): void {
	program
		.command('start')
		.description('the control room: site and receiver of alerts on this machine')
		.option('--relay-port <port>', 'port of the receiver, by default 8787', readPort)
		.option('--site-port <port>', 'port of the site, by default 4321', readPort)
		.option('--host <address>', 'address to listen on, by default 127.0.0.1')
		.action(async (options: StartOptions) => {
			const global = program.opts<GlobalOptions>();
			const use = keepRepository(global);
			const takeIn = createTakeIn(use);
			const outside = createReconcile(use, { environment: process.env, folder: global.repo });
			for (const problem of outside.problems) process.stderr.write(`tocsin: ${problem}\n`);
			await runControlRoom({
				...options,
				root: resolve(global.repo),
				env: process.env,
				takeIn,
				reconcile: outside.reconcile,
				print: (line) => say(line),
			});
			outside.close();
		});
}
