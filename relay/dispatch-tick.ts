import { callGithub } from '../src/adapters/github/call-github.ts';
import { describeAnswer, unreachable } from '../src/adapters/github/describe-answer.ts';
import type { SinkFailure } from '../src/ports/delivery-sink.ts';
import { formatLogLine, type LogLine } from './log-line.ts';
import { readGithubSettings } from './read-github-settings.ts';

/** The `event_type` to which the reconcile workflow listens. */
export const TICK_EVENT_TYPE = 'tocsin-tick';

const TIMEOUT_MS = 10_000;

/**
 * Asks GitHub to start a reconcile run, for a relay that has no repository of its own. Rejects with what went wrong and
 * logs it, so that the runtime counts the tick as failed; the next one comes all the same.
 */
export async function dispatchTick(env: Readonly<Record<string, string | undefined>>): Promise<void> {
	const log = (line: LogLine): void => console.log(formatLogLine(line, new Date().toISOString()));
	try {
		const failure = await askForRun(env);
		if (failure) throw new Error([failure.message, failure.help].filter(Boolean).join('. '));
		log({ level: 'info', event: 'ticked' });
	} catch (error) {
		log({ level: 'error', event: 'tick-failed', message: (error as Error).message });
		throw error;
	}
}

async function askForRun(env: Readonly<Record<string, string | undefined>>): Promise<SinkFailure | undefined> {
	const settings = readGithubSettings(env);
	const connection = { ...settings, agent: 'tocsin-relay', timeoutMs: TIMEOUT_MS };
	try {
		const body = { event_type: TICK_EVENT_TYPE, client_payload: {} };
		const response = await callGithub(connection, 'POST dispatches', body);
		const text = response.status === 204 ? '' : (await response.text()).slice(0, 2000);
		return describeAnswer(
			{ status: response.status, headers: response.headers, text },
			settings.repository,
			Date.now(),
		);
	} catch (error) {
		return unreachable(error, TIMEOUT_MS);
	}
}
