import { isDrill } from '../records/is-drill.ts';
import type { Effect } from './effect.ts';
import type { EffectInput, EffectRules, IncidentEffects } from './effect-records.ts';
import { chat } from './kinds/chat.ts';
import { collation, completed } from './kinds/collation.ts';
import { mailActionOverdue } from './kinds/mail-action-overdue.ts';
import { mailClosed } from './kinds/mail-closed.ts';
import { mailPostmortemDue } from './kinds/mail-postmortem-due.ts';
import { mailResolved } from './kinds/mail-resolved.ts';
import { mailSeverityRaised } from './kinds/mail-severity-raised.ts';
import { mailTriggered } from './kinds/mail-triggered.ts';
import { page } from './kinds/page.ts';
import { pagerNote } from './kinds/pager-note.ts';
import { pagerStatus } from './kinds/pager-status.ts';
import { postmortemDraft } from './kinds/postmortem-draft.ts';
import { room } from './kinds/room.ts';
import { ticketNote } from './kinds/ticket-note.ts';
import { tickets } from './kinds/tickets.ts';
import { isSettled, waitsUntil } from './ledger.ts';

/** Every kind of effect, in the order in which those of one incident are done. */
export const EFFECT_KINDS: readonly ((input: EffectInput) => readonly Effect[])[] = [
	page,
	mailTriggered,
	mailSeverityRaised,
	mailResolved,
	mailClosed,
	chat,
	room,
	pagerNote,
	pagerStatus,
	collation,
	postmortemDraft,
	tickets,
	ticketNote,
	mailPostmortemDue,
	mailActionOverdue,
];

/** An effect that is not done, and whether it is to be done now. */
export interface WantedEffect {
	readonly effect: Effect;
	/** `unreachable`: a mail that has nobody to go to. */
	readonly state: 'due' | 'quiet-hours' | 'back-off' | 'unreachable';
	/** When it is due, while it waits (RFC 3339 UTC). */
	readonly until?: string;
}

/**
 * What the records of one incident ask for and what is not recorded as done, at `now` (RFC 3339 UTC). Pure: the same
 * records and `now` give the same effects; when all of them are recorded it gives none.
 */
export function desiredEffects(
	incident: IncidentEffects,
	{ rules, now }: { readonly rules: EffectRules; readonly now: string },
): readonly WantedEffect[] {
	// Nobody is woken, told or asked for anything by a drill.
	if (isDrill(incident.facts)) return [];
	const input: EffectInput = completed({ ...incident, rules, now });
	return EFFECT_KINDS.flatMap((kind) => kind(input))
		.filter(({ key }) => !isSettled(incident.ledger, key))
		.map((effect) => stateOf(effect, input));
}

function stateOf(effect: Effect, { ledger, now }: EffectInput): WantedEffect {
	if (effect.kind === 'mail' && effect.payload.to.length === 0) return { effect, state: 'unreachable' };
	if (effect.notBefore !== undefined) return { effect, state: 'quiet-hours', until: effect.notBefore };
	const next = waitsUntil(ledger, effect.key, now);
	return next === undefined ? { effect, state: 'due' } : { effect, state: 'back-off', until: next };
}
