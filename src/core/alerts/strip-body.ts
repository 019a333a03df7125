import type { SourceId } from './alert.ts';
import { stripAzureMonitor } from './sources/azure-monitor-strip.ts';
import { stripSentry } from './sources/sentry-strip.ts';
import { stripUptimeKuma } from './sources/uptime-kuma-strip.ts';

/** Sources that send more than an alert: people and what they asked for, rows of logs, passwords under any name. */
const STRIPPERS: ReadonlyMap<SourceId, (body: unknown) => unknown> = new Map([
	['sentry', stripSentry],
	['azure-monitor', stripAzureMonitor],
	['uptime-kuma', stripUptimeKuma],
]);

/**
 * The body without what its source sends beside an alert and nobody should keep. A body waits in spools, dispatches and
 * refs before it is read, so what the reader leaves out has to be gone by then. Doing it again changes nothing.
 */
export function stripBody(body: unknown, source: SourceId): unknown {
	const strip = STRIPPERS.get(source);
	return strip === undefined ? body : strip(body);
}
