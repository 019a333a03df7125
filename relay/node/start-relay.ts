import { getRequestListener } from '@hono/node-server';
import type { SourceId } from '../../src/core/alerts/alert.ts';
import { ALERT_SOURCES } from '../../src/core/alerts/sources/index.ts';
import type { DeliverySink } from '../../src/ports/delivery-sink.ts';
import { createRelay } from '../app.ts';
import type { LogLine } from '../log-line.ts';
import type { RelayLimits, RelayOptions } from '../options.ts';
import type { SourceSecret } from '../read-secrets.ts';
import { describeDiskError } from './describe-disk-error.ts';
import { listen } from './listen.ts';
import { Spool, type SpoolOptions } from './spool.ts';
import { createSpoolKeeper } from './spool-keeper.ts';
import { SpoolWorker, type SpoolWorkerOptions } from './spool-worker.ts';
import { StartError } from './start-error.ts';

export interface StartRelayOptions {
	readonly host: string;
	readonly port: number;
	/** How a person chooses another port, for the message when this one is taken. */
	readonly portFlag?: string;
	readonly spool: SpoolOptions;
	readonly sink: DeliverySink;
	readonly secrets: ReadonlyMap<SourceId, SourceSecret>;
	readonly log: (line: LogLine) => void;
	readonly fetch?: RelayOptions['fetch'];
	readonly chat?: RelayOptions['chat'];
	readonly limits?: Partial<RelayLimits>;
	readonly ticks?: RelayOptions['ticks'];
	readonly onTaken?: (ids: readonly string[]) => void;
	readonly worker?: Pick<SpoolWorkerOptions, 'backOff' | 'lingerMs' | 'maxBatch'>;
	/** Milliseconds for a whole request to arrive. */
	readonly requestMs?: number;
}

export interface RunningRelay {
	readonly url: string;
	readonly spool: Spool;
	/** Takes no more, lets the batch under way finish, leaves the rest on disk. */
	stop(): Promise<void>;
}

/** GitHub bills by the call, so a burst is given a moment to come together; a local commit is better made at once. */
const LINGER_MS = { github: 250, git: 0 } as const;

/** Requests under way at a stop get so long to finish. */
const GRACE_MS = 3000;

/** Starts the relay on Node: HTTP in front, a spool on disk, a worker behind. Throws StartError. */
export async function startRelay(options: StartRelayOptions): Promise<RunningRelay> {
	const clock = Date.now;
	const spool = await openSpool(options.spool);
	const { sink, log, onTaken } = options;
	const lingerMs = LINGER_MS[sink.place];
	const worker = new SpoolWorker({
		spool,
		sink,
		log,
		clock,
		random: Math.random,
		onTaken,
		lingerMs,
		...options.worker,
	});
	const keeper = createSpoolKeeper(spool, worker, clock);
	const app = createRelay({
		keeper,
		sources: ALERT_SOURCES,
		secrets: options.secrets,
		clock,
		log,
		fetch: options.fetch,
		chat: options.chat,
		limits: options.limits,
		ticks: options.ticks,
	});
	const listening = await listen(getRequestListener(app.fetch, { overrideGlobalObjects: false }), {
		host: options.host,
		port: options.port,
		flag: options.portFlag ?? '--port',
		requestMs: options.requestMs,
	});
	worker.start();
	return {
		url: listening.url,
		spool,
		stop: async () => {
			await Promise.all([listening.close(GRACE_MS), worker.stop()]);
		},
	};
}

async function openSpool(options: SpoolOptions): Promise<Spool> {
	try {
		const spool = await Spool.open(options);
		return spool;
	} catch (error) {
		throw new StartError(
			describeDiskError(error, `spool in ${options.folder}`).message,
			'Give the relay a folder that it may write: --spool DIR',
			{ cause: error },
		);
	}
}
