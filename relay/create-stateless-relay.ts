import type { Hono } from 'hono';
import { createDispatchSink } from '../src/adapters/github/dispatch-sink.ts';
import { ALERT_SOURCES } from '../src/core/alerts/sources/index.ts';
import { createRelay } from './app.ts';
import { createForwardingKeeper } from './forwarding-keeper.ts';
import { formatLogLine } from './log-line.ts';
import { readGithubSettings } from './read-github-settings.ts';
import { readSecrets } from './read-secrets.ts';

/** The time to wait for GitHub: PagerDuty gives up on a web hook after 5 s. */
const TIMEOUT_MS = 4000;

/** A relay without a disk, configured by environment variables; throws with the name of one that is missing. */
export function createStatelessRelay(env: Readonly<Record<string, string | undefined>>): Hono {
	const clock = Date.now;
	const sink = createDispatchSink({ ...readGithubSettings(env), timeoutMs: TIMEOUT_MS, clock });
	return createRelay({
		keeper: createForwardingKeeper(sink, clock),
		sources: ALERT_SOURCES,
		secrets: readSecrets(env),
		clock,
		log: (line) => console.log(formatLogLine(line, new Date(clock()).toISOString())),
		mayWaitForOthers: false,
		// A function has a small memory and many copies; each holds little.
		limits: { heldBytes: 16 * 1024 * 1024 },
	});
}
