import { composeMailEffect } from '../compose-mail-effect.ts';
import type { MailEffect } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { isTimely } from '../horizon.ts';
import { lengthBetween } from '../mail/compose-letter.ts';
import { incidentFacts } from '../mail/incident-facts.ts';
import { lastOpening, toldOf } from '../openings.ts';

/** Tells that customers are well again, or that it was no incident; once for each time it was open. */
export function mailResolved(input: EffectInput): readonly MailEffect[] {
	const { facts, timeline } = input;
	const { status, times } = facts;
	const opening = lastOpening(input);
	const isDismissed = status === 'dismissed';
	const at = isDismissed ? times.dismissed : times.resolved;
	if (!(isDismissed || status === 'resolved' || status === 'closed') || at === undefined || !opening) return [];
	const key = `resolved/${opening.number}`;
	if (!isTimely(input, { horizon: 'event', at, key: `mail/${key}` })) return [];
	return composeMailEffect(input, {
		...(!isDismissed && { event: 'resolved' }),
		told: toldOf(input, opening).flatMap(({ sent = [] }) => sent),
		at,
		key,
		reason: isDismissed ? 'mail/dismissed' : 'mail/resolved',
		letter: () => {
			const lasted = isDismissed ? undefined : lengthBetween(times.impact_started ?? times.detected, at);
			const said = timeline.findLast(({ kind }) => kind === (isDismissed ? 'dismissed' : 'resolved'))?.text;
			return {
				tag: isDismissed ? 'DISMISSED' : 'RESOLVED',
				tone: 'good',
				label: isDismissed ? 'Dismissed: it was no incident' : 'Resolved',
				paragraphs: [...(lasted ? [`It lasted ${lasted}.`] : []), ...(said ? [said] : [])],
				facts: incidentFacts(input),
			};
		},
	});
}
