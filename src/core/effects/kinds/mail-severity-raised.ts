import { SEVERITIES, type Severity } from '../../records/incident-words.ts';
import { toEpochMs } from '../../time/instant.ts';
import { composeMailEffect } from '../compose-mail-effect.ts';
import type { MailEffect } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { isWithin } from '../horizon.ts';
import { incidentFacts } from '../mail/incident-facts.ts';
import { lastOpening, type Opening, toldOf } from '../openings.ts';
import { mailTriggered } from './mail-triggered.ts';

/** A raise that the timeline tells of, by an alert or by a person. */
export interface Raise {
	readonly at: string;
	readonly from: Severity;
}

/**
 * Tells that an open incident is worse than the last mail said, whoever raised it and wherever. Where no mail told of
 * the opening (it is from before the first run, or no route was meant), the timeline says what it was before.
 */
export function mailSeverityRaised(input: EffectInput): readonly MailEffect[] {
	const { facts, now } = input;
	const opening = lastOpening(input);
	if (facts.status !== 'open' || !opening) return [];
	const raise = lastRaise(input, opening);
	const told = worstTold(input, opening);
	// The mail on the opening is still to come, and says how bad it is.
	if (told === undefined && mailTriggered(input).length > 0) return [];
	const before = told ?? (raise && isWithin('event', raise.at, now) ? raise.from : undefined);
	if (before === undefined || !isWorse(facts.severity, before)) return [];
	return composeMailEffect(input, {
		event: 'severity-raised',
		at: raise?.at ?? now,
		key: `severity-raised/${opening.number}/${facts.severity}`,
		reason: 'mail/severity-raised',
		letter: () => ({
			tag: `${before.toUpperCase()} TO ${facts.severity.toUpperCase()}`,
			tone: 'bad',
			label: `Worse: ${before} is ${facts.severity} now`,
			paragraphs: [],
			facts: incidentFacts(input),
		}),
	});
}

function worstTold(input: EffectInput, opening: Opening): Severity | undefined {
	const told = toldOf(input, opening).flatMap(({ severity }) => severity ?? []);
	return told.toSorted((a, b) => SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b))[0];
}

/** The last raise of the severity since an opening that the timeline tells of. */
export function lastRaise({ timeline }: EffectInput, opening: Opening): Raise | undefined {
	return timeline
		.filter(({ kind, at }) => kind === 'severity' && toEpochMs(at) >= toEpochMs(opening.at))
		.flatMap(({ at, text }): Raise[] => {
			const [from, to] = [...text.matchAll(/\bsev[1-5]\b/g)].map(([word]) => word as Severity);
			return from && to && isWorse(to, from) ? [{ at, from }] : [];
		})
		.at(-1);
}

/** Whether the first severity is worse than the second. */
export function isWorse(a: Severity, b: Severity): boolean {
	return SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b);
}
