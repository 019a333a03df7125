import type { EffectEntry } from '../records/effects.ts';
import type { Severity } from '../records/incident.ts';
import { fromEpochMs, toEpochMs } from '../time/instant.ts';
import type { Attempt } from './attempt.ts';

const MINUTE = 60_000;
const LONGEST_WAIT = 60 * MINUTE;
/** A run that was killed has had its turn for so long; another one takes over then. */
export const TURN = 5 * MINUTE;
/** Somebody has to be woken now: a killed run gives way soon, and failed tries wait for nothing, for ten minutes of a relay. */
const PAGE = { turn: MINUTE, triesAtOnce: 20, wait: 5 * MINUTE } as const;
/** What cannot be done for so long is given up: whoever should have known knows, or asks. */
const RETRY_FOR = 72 * 60 * MINUTE;
const ERROR_AT_MOST = 200;

/**
 * The entry of a key. Two branches that were merged may each have one: then done counts more than given up, that more
 * than failed, that more than begun, and of the same state the one with more tries.
 */
export function entryOf(ledger: readonly EffectEntry[], key: string): EffectEntry | undefined {
	const found = ledger.filter((entry) => entry.key === key);
	return found.toSorted((a, b) => RANK[b.state] - RANK[a.state] || triesOf(b) - triesOf(a))[0];
}

const RANK: Readonly<Record<EffectEntry['state'], number>> = { begun: 0, failed: 1, 'given-up': 2, done: 3 };

/** Whether nothing is left to do for a key: it was done, or given up. */
export function isSettled(ledger: readonly EffectEntry[], key: string): boolean {
	const state = entryOf(ledger, key)?.state;
	return state === 'done' || state === 'given-up';
}

/** Whether a key has been tried and may be tried again at `now`, however old it is. */
export function isStillTried(ledger: readonly EffectEntry[], key: string, now: string): boolean {
	const entry = entryOf(ledger, key);
	return entry !== undefined && toEpochMs(now) - toEpochMs(entry.since ?? entry.at) <= RETRY_FOR;
}

/** Until when a key is not to be tried; undefined when it may be at `now`, also when a clock was set back since. */
export function waitsUntil(ledger: readonly EffectEntry[], key: string, now: string): string | undefined {
	const entry = entryOf(ledger, key);
	if (entry?.next === undefined || isSettled(ledger, key)) return undefined;
	const isWaiting = toEpochMs(entry.at) <= toEpochMs(now) && toEpochMs(now) < toEpochMs(entry.next);
	return isWaiting ? entry.next : undefined;
}

interface Step {
	readonly key: string;
	/** RFC 3339 UTC. */
	readonly now: string;
	/** What the mail says of it. */
	readonly severity?: Severity;
}

/**
 * The entry of a key that a run takes at `now`, written before anything is done: no other run does the same, and a
 * repository that cannot be written stops a mail before it is sent and not after.
 */
export function entryBegun(ledger: readonly EffectEntry[], step: Step): EffectEntry {
	const before = entryOf(ledger, step.key);
	const next = fromEpochMs(toEpochMs(step.now) + (isPage(step.key) ? PAGE.turn : TURN));
	return { ...sharedOf(before, step, triesOf(before) + 1), state: 'begun', next };
}

/**
 * The entry after a try that ended at `now`. Waits double from a minute to an hour, those of a page are shorter; after
 * three days it is given up.
 */
export function entryAfter(
	ledger: readonly EffectEntry[],
	{ attempt, ...step }: Step & { readonly attempt: Attempt },
): EffectEntry {
	const before = entryOf(ledger, step.key);
	const attempts = before?.state === 'begun' ? triesOf(before) : triesOf(before) + 1;
	const shared = sharedOf(before, step, attempts);
	const sent = union(before?.sent, attempt.sent);
	const refused = union(before?.refused, attempt.refused);
	const told = { ...shared, ...(sent.length > 0 && { sent }), ...(refused.length > 0 && { refused }) };
	if (attempt.state === 'done') {
		const message = attempt.reference?.message;
		return {
			...told,
			state: 'done',
			...(message !== undefined && { message }),
			...(attempt.note !== undefined && { error: cut(attempt.note) }),
		};
	}
	const error = cut(attempt.error);
	const isOver = toEpochMs(step.now) - toEpochMs(shared.since ?? shared.at) >= RETRY_FOR;
	if (attempt.isPermanent || isOver) return { ...told, state: 'given-up', error };
	if (isPage(step.key) && attempts < PAGE.triesAtOnce) return { ...told, state: 'failed', error };
	const usual = isPage(step.key) ? PAGE.wait : Math.min(2 ** (attempts - 1) * MINUTE, LONGEST_WAIT);
	const wait = Math.max(usual, attempt.retryAfterMs ?? 0);
	return { ...told, state: 'failed', next: fromEpochMs(toEpochMs(step.now) + wait), error };
}

function isPage(key: string): boolean {
	return key.startsWith('page/');
}

/** How often a key was tried; 0 without an entry. */
function triesOf(entry: EffectEntry | undefined): number {
	return entry === undefined ? 0 : (entry.attempts ?? 1);
}

function sharedOf(
	before: EffectEntry | undefined,
	{ key, now, severity }: Step,
	attempts: number,
): Omit<EffectEntry, 'state'> {
	const since = before?.since ?? before?.at;
	return {
		key,
		at: now,
		...(attempts > 1 && { attempts, since: since ?? now }),
		...(severity && { severity }),
		...(before?.sent && { sent: before.sent }),
		...(before?.refused && { refused: before.refused }),
	};
}

function union(a: readonly string[] = [], b: readonly string[] = []): string[] {
	return [...new Set([...a, ...b])].sort();
}

function cut(error: string): string {
	const line = error.replace(/\s+/g, ' ').trim() || 'no reason given';
	return line.length > ERROR_AT_MOST ? `${line.slice(0, ERROR_AT_MOST - 1)}…` : line;
}
