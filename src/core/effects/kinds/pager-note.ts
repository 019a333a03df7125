import type { PagerEffect } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { isTimely } from '../horizon.ts';
import { pageUrl } from '../mail/compose-letter.ts';
import { lastOpening } from '../openings.ts';

/** The note with the link of an incident on the PagerDuty incident that it came from; once, however often it is reopened. */
export function pagerNote(input: EffectInput): readonly PagerEffect[] {
	const { facts, rules } = input;
	const key = 'pager/note';
	const pager = facts.refs?.pagerduty;
	const [opening, link] = [lastOpening(input), pageUrl(`incidents/${facts.id}`, rules)];
	if (!rules.policies.notify?.pagerduty?.notes || facts.status !== 'open' || !pager || !opening || !link) return [];
	if (!isTimely(input, { horizon: 'event', at: opening.at, key })) return [];
	return [
		{
			kind: 'pager',
			key,
			reason: 'pager/noted',
			incident: facts.id,
			target: `PagerDuty incident ${pager.id}`,
			at: opening.at,
			payload: { action: 'note', id: pager.id, start: `Recorded as ${facts.id}:`, link },
		},
	];
}
