import { isExplained } from '../../records/is-explained.ts';
import { collate } from '../collation/collate.ts';
import type { CollationEffect } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { isWithin } from '../horizon.ts';
import { isSettled } from '../ledger.ts';
import { lastOpening, type Opening } from '../openings.ts';

/**
 * Completes the record of an incident when it is resolved, once for each time it was open. What another incident
 * explains is told there.
 */
export function collation(input: EffectInput): readonly CollationEffect[] {
	const opening = collatedOpening(input);
	if (!opening || isExplained(input.facts)) return [];
	const { lines, affected } = collate(input);
	return [
		{
			kind: 'collation',
			key: `collation/${opening.number}`,
			reason: 'collation/resolved',
			incident: input.facts.id,
			target: 'timeline.yaml',
			at: opening.at,
			payload: { text: ['As it was when it was resolved.', ...lines].join('\n'), affected },
		},
	];
}

/** The incident as its record will be when it is completed, so that mails and rooms tell of it at once. */
export function completed(input: EffectInput): EffectInput {
	const { facts, ledger } = input;
	const [due] = collation(input).filter(({ key }) => !isSettled(ledger, key));
	if (!due || due.payload.affected.length === 0 || facts.affected_services) return input;
	return { ...input, facts: { ...facts, affected_services: [...due.payload.affected] } };
}

/** The opening that ended with a resolution that is not old; `at` is when it ended. */
export function collatedOpening(input: EffectInput): Opening | undefined {
	const { status, times } = input.facts;
	const opening = lastOpening(input);
	if (!(status === 'resolved' || status === 'closed') || times.resolved === undefined || !opening) return undefined;
	return isWithin('duty', times.resolved, input.now) ? { number: opening.number, at: times.resolved } : undefined;
}
