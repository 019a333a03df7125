import { resolve } from 'node:path';
import type { Command } from 'commander';
import { sendSample } from '../../../relay/node/send-sample.ts';
import { type GlobalOptions, printJson, say } from '../output.ts';
import { readPort } from '../read-port.ts';

interface SampleOptions {
	readonly relayPort?: number;
	readonly relay?: string;
	readonly service?: string;
	readonly resolve?: boolean;
}

/** `sample`: fires a believable alert at the control room, or ends it. */
export function addSample(program: Command): void {
	program
		.command('sample')
		.description('fire a sample alert at the control room')
		.option('--service <slug>', 'service that fails')
		.option('--resolve', 'send the end of the alert')
		.option('--relay-port <port>', 'port of the receiver, by default 8787', readPort)
		.option('--relay <url>', 'a receiver elsewhere')
		.action(async ({ relayPort, relay, service, resolve: isResolved }: SampleOptions) => {
			const global = program.opts<GlobalOptions>();
			const sent = await sendSample({
				root: resolve(global.repo),
				relayPort,
				relayUrl: relay,
				service,
				isResolved,
				env: process.env,
			});
			if (global.json) printJson(sent);
			else {
				say(
					`Sent: ${sent.service} ${isResolved ? 'is well again' : 'answers with errors'}. See git log -1, and the site.`,
				);
				if (!isResolved) say('End it:   npm run tocsin -- sample --resolve');
			}
		});
}
