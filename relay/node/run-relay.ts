import { join } from 'node:path';
import { createDispatchSink } from '../../src/adapters/github/dispatch-sink.ts';
import type { DeliverySink } from '../../src/ports/delivery-sink.ts';
import { forwardedCommands, localCommands, type RunCommands } from '../chat-commands.ts';
import { formatLogLine, type LogLine } from '../log-line.ts';
import { readGithubSettings, SettingsError } from '../read-github-settings.ts';
import { readSecrets, sourceLines } from '../read-secrets.ts';
import { createTicks, type Reconcile } from './create-ticks.ts';
import { findGitFolders } from './find-git-folders.ts';
import { createIntakeSink, type TakeIn } from './intake-sink.ts';
import { StartError } from './start-error.ts';
import { startRelay } from './start-relay.ts';
import { untilStopped } from './until-stopped.ts';

export interface RunRelayOptions {
	/** `local` commits to the repository in `root`, `github` calls repository_dispatch; by default what the variables say. */
	readonly mode?: 'local' | 'github';
	readonly root: string;
	readonly host?: string;
	readonly port?: number;
	/** Folder of the spool; `.tocsin/spool` in `root` by default. */
	readonly spool?: string;
	readonly maxCount?: number;
	readonly maxBytes?: number;
	readonly takeIn: TakeIn;
	/** In mode `local`, makes the world outside follow the records. */
	readonly reconcile?: Reconcile;
	/** In mode `local`, carries out commands of chat. */
	readonly runCommands?: RunCommands;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Writes one line of the log. */
	readonly print: (line: string) => void;
}

/** The receiver alone, until SIGTERM or Ctrl-C. Throws StartError. */
export async function runRelay(options: RunRelayOptions): Promise<void> {
	const { root, env, host = '127.0.0.1', port = 8787 } = options;
	const log = (line: LogLine): void => options.print(formatLogLine(line, new Date().toISOString()));
	const mode = options.mode ?? (env.TOCSIN_GITHUB_REPOSITORY ? 'github' : 'local');
	// An alert that could never be committed had better not be taken at all.
	if (mode === 'local') await findGitFolders(root);
	const secrets = readSecrets(env);
	for (const line of sourceLines(secrets)) log(line);
	const ticks = mode === 'local' ? createTicks({ ...options, log }) : undefined;
	const relay = await startRelay({
		host,
		port,
		spool: {
			folder: options.spool ?? join(root, '.tocsin', 'spool'),
			maxCount: options.maxCount,
			maxBytes: options.maxBytes,
		},
		sink: ticks ? createIntakeSink(ticks.takeIn) : createGithubSink(env),
		secrets,
		log,
		chat: createChat(mode, { ...options, log }),
		ticks: ticks?.state,
	});
	log({ level: 'info', event: 'started', mode, url: relay.url, waiting: relay.spool.depth });
	ticks?.begin();
	await untilStopped(async () => {
		await Promise.all([ticks?.stop(), relay.stop()]);
	});
	log({ level: 'info', event: 'stopped', waiting: relay.spool.depth });
}

function createChat(
	mode: 'local' | 'github',
	{ env, log, runCommands }: Pick<RunRelayOptions, 'env' | 'runCommands'> & { readonly log: (line: LogLine) => void },
) {
	const place = { env, log, clock: Date.now };
	if (mode === 'github') return forwardedCommands(place, () => readGithubSettings(env));
	return runCommands && localCommands(place, runCommands);
}

function createGithubSink(env: RunRelayOptions['env']): DeliverySink {
	try {
		return createDispatchSink(readGithubSettings(env));
	} catch (error) {
		if (!(error instanceof SettingsError)) throw error;
		throw new StartError(error.message, 'See docs/relay.md', { cause: error });
	}
}
