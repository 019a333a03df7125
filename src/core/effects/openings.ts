import type { EffectEntry } from '../records/effects.ts';
import type { EffectInput } from './effect-records.ts';

/** One time that an incident was opened; the first is its detection, each other a reopening. */
export interface Opening {
	/** From 1; part of keys, so that a corrected time makes no second mail. */
	readonly number: number;
	/** RFC 3339 UTC. */
	readonly at: string;
}

/** The newest opening of an incident; undefined of one that was never opened, and where no time is known. */
export function lastOpening({ facts, timeline }: Pick<EffectInput, 'facts' | 'timeline'>): Opening | undefined {
	const { detected, reported } = facts.times;
	const first = detected ?? reported ?? timeline.find(({ kind }) => kind === 'opened')?.at;
	const reopened = timeline.filter(({ kind }) => kind === 'reopened');
	const at = reopened.at(-1)?.at ?? first;
	return at === undefined ? undefined : { number: reopened.length + 1, at };
}

/** The entries of mails that told people of an opening and how bad it is. */
export function toldOf({ ledger }: Pick<EffectInput, 'ledger'>, { number }: Opening): readonly EffectEntry[] {
	const [triggered, raised] = [`mail/triggered/${number}`, `mail/severity-raised/${number}/`];
	return ledger.filter(({ key, sent = [] }) => sent.length > 0 && (key === triggered || key.startsWith(raised)));
}
