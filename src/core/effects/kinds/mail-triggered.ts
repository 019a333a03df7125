import { composeMailEffect } from '../compose-mail-effect.ts';
import type { MailEffect } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { isTimely } from '../horizon.ts';
import { incidentFacts } from '../mail/incident-facts.ts';
import { lastOpening } from '../openings.ts';

/** Tells that an incident is open, or open again; also when it was resolved before anybody could be told. */
export function mailTriggered(input: EffectInput): readonly MailEffect[] {
	const { facts } = input;
	const opening = lastOpening(input);
	if (!opening || facts.status === 'lead-up' || facts.status === 'dismissed') return [];
	const key = `triggered/${opening.number}`;
	if (!isTimely(input, { horizon: 'event', at: opening.at, key: `mail/${key}` })) return [];
	const isReopened = opening.number > 1;
	return composeMailEffect(input, {
		event: 'triggered',
		at: opening.at,
		key,
		reason: isReopened ? 'mail/reopened' : 'mail/triggered',
		letter: () => ({
			tag: isReopened ? `${facts.severity.toUpperCase()} AGAIN` : facts.severity.toUpperCase(),
			tone: 'bad',
			label: isReopened ? `Open again, ${facts.severity}` : `New incident, ${facts.severity}`,
			paragraphs: facts.status === 'open' ? [] : [`It is ${facts.status} already: this mail is late.`],
			facts: incidentFacts(input),
		}),
	});
}
