import type { AlertSource, SourceId } from '../src/core/alerts/alert.ts';
import type { Keeper } from './keeper.ts';
import type { LogLine } from './log-line.ts';
import type { SourceSecret } from './read-secrets.ts';
import type { Fetch } from './sns/ask-amazon.ts';

/** What one relay needs from the place it runs in. */
export interface RelayOptions {
	readonly keeper: Keeper;
	readonly sources: ReadonlyMap<SourceId, AlertSource>;
	/** Sources without an entry are refused. */
	readonly secrets: ReadonlyMap<SourceId, SourceSecret>;
	/** Milliseconds since 1970. */
	readonly clock: () => number;
	readonly log: (line: LogLine) => void;
	/** Whether a request may wait for what another one has begun (by default it may); some runtimes forbid it. */
	readonly mayWaitForOthers?: boolean;
	/** Asks Amazon for certificates of SNS and to confirm subscriptions; by default the runtime's own. */
	readonly fetch?: Fetch;
	/** Answers slash commands of Slack; absent where none are taken. */
	readonly chat?: ((request: Request) => Promise<Response>) | undefined;
	readonly limits?: Partial<RelayLimits>;
	/** What the relay does at intervals, and how that stands; for `GET /health`. */
	readonly ticks?: () => Readonly<Record<string, TickState>>;
}

/** How something that is done at intervals stands. Times are RFC 3339 UTC. */
export interface TickState {
	/** Of the last time that all went well. */
	readonly lastSuccess?: string;
	readonly lastError?: { readonly code: string; readonly at: string };
}

/** Bounds on what a relay takes from outside. */
export interface RelayLimits {
	/** Largest body, in bytes. */
	readonly bodyBytes: number;
	/** Longest time for a body to arrive, in milliseconds. */
	readonly bodyMs: number;
	/** Deepest nesting of a JSON body. */
	readonly depth: number;
	/** Bytes of bodies of one source held at the same time. */
	readonly heldBytes: number;
	/** Alerts of one source: a burst of `burst`, then `perSecond`. */
	readonly burst: number;
	readonly perSecond: number;
	/** Requests of one source that fail to prove who they are: a burst, then so many a second. */
	readonly badBurst: number;
	readonly badPerSecond: number;
	/** Oldest signature that bears a time, in milliseconds. */
	readonly signatureAgeMs: number;
	/** Longest time for an answer of Amazon, in milliseconds, and its largest size in bytes. */
	readonly askMs: number;
	readonly askBytes: number;
	/** How long the same body again counts as a network retry and not as a repeat, in milliseconds. */
	readonly replayMs: number;
	/** Deliveries remembered to recognise replays. */
	readonly remembered: number;
}

export const DEFAULT_LIMITS: RelayLimits = {
	bodyBytes: 1024 * 1024,
	bodyMs: 10_000,
	depth: 100,
	heldBytes: 64 * 1024 * 1024,
	burst: 1000,
	perSecond: 100,
	badBurst: 60,
	badPerSecond: 1,
	signatureAgeMs: 300_000,
	// SNS waits 15 s for an answer, in which the relay may have to ask twice.
	askMs: 4000,
	askBytes: 64 * 1024,
	replayMs: 60_000,
	remembered: 20_000,
};
