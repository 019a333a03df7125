import { isExplained } from '../records/is-explained.ts';
import type { MailEffect } from './effect.ts';
import type { EffectReason } from './effect-reasons.ts';
import type { EffectInput } from './effect-records.ts';
import { entryOf, isSettled } from './ledger.ts';
import { composeLetter, type LetterParts } from './mail/compose-letter.ts';
import { endOfQuietHours } from './quiet-hours.ts';
import { type MailOccasion, recipientsOf } from './recipients.ts';

export interface MailWish extends MailOccasion {
	/** From the key on: `triggered/1`. */
	readonly key: string;
	readonly reason: EffectReason;
	/** Made only when the mail is wanted. */
	readonly letter: () => Omit<LetterParts, 'key'>;
}

/**
 * The mail that an occasion asks for: none where it was sent, where no route matches, and where all of its addresses
 * have been told or have refused. Reminders wait for the end of quiet hours, and so do incidents of the severities
 * that policy lets wait.
 */
export function composeMailEffect(input: EffectInput, wish: MailWish): readonly MailEffect[] {
	const { facts, ledger, rules, now } = input;
	const key = `mail/${wish.key}`;
	if (isSettled(ledger, key)) return [];
	const { to, unreachable } = recipientsOf(input, wish);
	const { sent = [], refused = [] } = entryOf(ledger, key) ?? {};
	const left = to.filter((address) => !sent.includes(address) && !refused.includes(address));
	if (left.length === 0 && unreachable.length === 0) return [];
	const notBefore = canWait(input, wish) ? endOfQuietHours(rules.policies.notify!, now) : undefined;
	return [
		{
			kind: 'mail',
			key,
			reason: isExplained(input.facts) ? 'mail/owner-only' : wish.reason,
			incident: facts.id,
			target: left.join(', '),
			at: wish.at,
			...(notBefore && { notBefore }),
			payload: {
				to: left,
				unreachable,
				severity: facts.severity,
				letter: composeLetter(input, { key, ...wish.letter() }),
			},
		},
	];
}

function canWait({ facts, rules }: EffectInput, { isLater }: MailOccasion): boolean {
	return isLater === true || (rules.policies.notify?.quiet_hours?.for.includes(facts.severity) ?? false);
}
