import { isExplained } from '../../records/is-explained.ts';
import { collate } from '../collation/collate.ts';
import type { TicketNoteEffect } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { pageUrl } from '../mail/compose-letter.ts';
import { collatedOpening } from './collation.ts';

/** Tells the ticket of the postmortem what is known, once for each resolution; a ticket made since then says it itself. */
export function ticketNote(input: EffectInput): readonly TicketNoteEffect[] {
	const opening = collatedOpening(input);
	const { id, refs } = input.facts;
	const ticket = refs?.postmortem_ticket;
	if (!opening || !ticket || isExplained(input.facts)) return [];
	const page = pageUrl(`incidents/${id}`, input.rules);
	return [
		{
			kind: 'ticket-note',
			key: ticketNoteKey(opening.number),
			reason: 'ticket/collated',
			incident: id,
			target: ticket.id,
			at: opening.at,
			payload: {
				ticket: ticket.url ?? ticket.id,
				lines: [`${id} was resolved.`, ...collate(input).lines, ...(page ? [`Page: ${page}`] : [])],
			},
		},
	];
}

/** The key of the note on the resolution that ended an opening of this number. */
export function ticketNoteKey(opening: number): string {
	return `ticket/collated/${opening}`;
}
