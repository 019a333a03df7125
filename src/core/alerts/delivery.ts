import type { SourceId } from './alert.ts';

/**
 * One request of a source, as it waits in a spool, in a `repository_dispatch` or under an inbox ref:
 * everything that folding it needs, and nothing secret.
 */
export interface Delivery {
	readonly schema: 1;
	/** The source's own delivery id, else a digest of source and body: the same delivery again has the same id. */
	readonly id: string;
	readonly source: SourceId;
	/** RFC 3339 UTC with milliseconds, by the clock of whoever received it first. */
	readonly received: string;
	/** The body as the source sent it, parsed; text where it was no JSON. */
	readonly data: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

/** Headers, besides those of CloudEvents, that a source reads: they travel with a delivery. None of them proves anything. */
export const READ_HEADERS: ReadonlySet<string> = new Set([
	'content-type',
	'sentry-hook-resource',
	'x-amz-sns-message-type',
]);
