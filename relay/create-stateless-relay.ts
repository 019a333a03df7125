import type { Hono } from 'hono';
import { createDispatchSink } from '../src/adapters/github/dispatch-sink.ts';
import { ALERT_SOURCES } from '../src/core/alerts/sources/index.ts';
import { createRelay } from './app.ts';
import { forwardedCommands } from './chat-commands.ts';
import { createForwardingKeeper } from './forwarding-keeper.ts';
import { formatLogLine, type LogLine } from './log-line.ts';
import { readGithubSettings } from './read-github-settings.ts';
import { readSecrets, sourceLines } from './read-secrets.ts';

/** The time to wait for GitHub: PagerDuty gives up on a web hook after 5 s. */
const TIMEOUT_MS = 4000;

/** A relay without a disk, configured by environment variables; throws with the name of one that is missing. */
export function createStatelessRelay(env: Readonly<Record<string, string | undefined>>): Hono {
	const clock = Date.now;
	const log = (line: LogLine): void => console.log(formatLogLine(line, new Date(clock()).toISOString()));
	const secrets = readSecrets(env);
	const sink = createDispatchSink({ ...readGithubSettings(env), timeoutMs: TIMEOUT_MS, clock });
	for (const line of sourceLines(secrets)) log(line);
	return createRelay({
		keeper: createForwardingKeeper(sink, clock),
		sources: ALERT_SOURCES,
		secrets,
		clock,
		log,
		chat: forwardedCommands({ env, clock, log }, () => readGithubSettings(env)),
		mayWaitForOthers: false,
		// A function has a small memory and many copies; each holds little.
		limits: { heldBytes: 16 * 1024 * 1024 },
	});
}
