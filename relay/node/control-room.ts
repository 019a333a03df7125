import { join } from 'node:path';
import type { LogLine } from '../log-line.ts';
import { findGitFolders } from './find-git-folders.ts';
import { createIntakeSink, type TakeIn } from './intake-sink.ts';
import { type KeptSearchIndex, keepSearchIndex } from './keep-search-index.ts';
import { localSecrets, localToken } from './local-token.ts';
import { startSite } from './site-server.ts';
import { type RunningRelay, type StartRelayOptions, startRelay } from './start-relay.ts';
import { watchHead } from './watch-head.ts';

export interface ControlRoomOptions {
	/** Repository that takes the alerts and whose records are shown. */
	readonly root: string;
	/** Folder of the program; by default where this file lies. */
	readonly engine?: string;
	readonly host?: string;
	readonly relayPort?: number;
	readonly sitePort?: number;
	/** Folds deliveries into the repository in `root`. */
	readonly takeIn: TakeIn;
	readonly log: (line: LogLine) => void;
	readonly ticks?: StartRelayOptions['ticks'];
	readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ControlRoom {
	readonly relayUrl: string;
	readonly siteUrl: string;
	/** Settles when the site serves pages; rejects with a StartError. */
	readonly siteReady: Promise<void>;
	stop(): Promise<void>;
}

/** The relay and the site on one machine, over the repository in `root`. Throws StartError where one cannot start. */
export async function startControlRoom(options: ControlRoomOptions): Promise<ControlRoom> {
	const { root, env, host = '127.0.0.1', log } = options;
	const folders = await findGitFolders(root);
	const token = await localToken(root, env);
	const engine = options.engine ?? join(import.meta.dirname, '..', '..');
	const searchFolder = join(root, '.tocsin', 'search');
	const site = await startSite({
		engine,
		root,
		searchFolder,
		host,
		port: options.sitePort ?? 4321,
		allowedHosts: (env.TOCSIN_ALLOWED_HOSTS ?? '').split(',').map((name) => name.trim().toLowerCase()),
	});
	site.ready.catch(() => {});
	let search: KeptSearchIndex | undefined;
	const head = await watchHead(folders, () => {
		site.send('records');
		search?.refresh();
	});
	const stopSite = async (): Promise<void> => {
		head.stop();
		search?.stop();
		await site.stop();
	};
	const relay = await startRelayOr(stopSite, {
		host,
		port: options.relayPort ?? 8787,
		portFlag: '--relay-port',
		spool: { folder: join(root, '.tocsin', 'spool') },
		sink: createIntakeSink(options.takeIn),
		secrets: localSecrets(token, env),
		log,
		ticks: options.ticks,
		onTaken: () => void head.check(),
	});
	const onProblem = (message: string): void => log({ level: 'warn', event: 'search-index-failed', message });
	// Pages first: the index takes a second of the same processor.
	site.ready.then(
		() => {
			search = keepSearchIndex({ engine, root, folder: searchFolder, onProblem });
		},
		() => {},
	);
	return {
		relayUrl: relay.url,
		siteUrl: site.url,
		siteReady: site.ready,
		stop: async () => {
			await Promise.all([stopSite(), relay.stop()]);
		},
	};
}

async function startRelayOr(giveUp: () => Promise<void>, options: StartRelayOptions): Promise<RunningRelay> {
	try {
		return await startRelay(options);
	} catch (error) {
		await giveUp();
		throw error;
	}
}
