import type { LogLine } from '../log-line.ts';
import { type ControlRoomOptions, startControlRoom } from './control-room.ts';
import { createTicks, type Reconcile } from './create-ticks.ts';
import { describeLogLine } from './describe-log-line.ts';
import type { TakeIn } from './intake-sink.ts';
import { untilStopped } from './until-stopped.ts';

export interface RunControlRoomOptions extends Omit<ControlRoomOptions, 'log' | 'ticks'> {
	/** Makes the world outside follow the records. */
	readonly reconcile?: Reconcile;
	readonly print: (line: string) => void;
}

/** The control room in a terminal: says where it is, what happens in it, and ends with Ctrl-C. Throws StartError. */
export async function runControlRoom(options: RunControlRoomOptions): Promise<void> {
	const { print } = options;
	const log = (line: LogLine): void => {
		const text = describeLogLine(line);
		if (text !== undefined) print(text);
	};
	const ticks = createTicks({ takeIn: announce(options.takeIn, print), reconcile: options.reconcile, log });
	const room = await startControlRoom({ ...options, takeIn: ticks.takeIn, ticks: ticks.state, log });
	const port = new URL(room.relayUrl).port;
	print('Tocsin control room');
	print(`  site     ${room.siteUrl}`);
	print(`  alerts   ${room.relayUrl}/v1/alerts/<source>   (token in .tocsin/token)`);
	print('');
	print(`Fire a sample alert:   npm run tocsin -- sample${port === '8787' ? '' : ` --relay-port ${port}`}`);
	print('Ctrl-C stops everything.');
	print('');
	room.siteReady.catch((error: Error) => {
		if (error.name !== 'AbortError') print(`The site is not there: ${error.message}`);
	});
	ticks.begin();
	await untilStopped(async () => {
		await Promise.all([ticks.stop(), room.stop()]);
	});
}

/** Says what became of alerts, by the report of the intake. */
function announce(takeIn: TakeIn, print: (line: string) => void): TakeIn {
	return async (deliveries) => {
		const report = await takeIn(deliveries);
		for (const { id, change, service } of report.incidents ?? []) {
			print(`${id} ${change}: ${service}${report.commit ? `  (commit ${report.commit.slice(0, 8)})` : ''}`);
		}
		return report;
	};
}
