import type { Attempt } from '../core/effects/attempt.ts';

/** A ticket to be made. */
export interface NewTicket {
	/** The same for the same ticket for ever, like `INC-2026-0042/ticket/A1`; by it one is found again. */
	readonly key: string;
	readonly title: string;
	/** Plain text, a paragraph each. */
	readonly lines: readonly string[];
	readonly link?: string;
	readonly assignee?: string;
	/** Mail address of the assignee, where teams/ has one. */
	readonly assigneeMail?: string;
}

/** Something to be said below a ticket. */
export interface TicketComment {
	/** Id or address of the ticket, as the records have it. */
	readonly ticket: string;
	/** The same for the same comment for ever; by it one is found again. */
	readonly key: string;
	/** Plain text, a paragraph each. */
	readonly lines: readonly string[];
}

/** `dropped`: closed without having been done. `gone`: deleted, or hidden from us. */
export type TicketState = 'open' | 'done' | 'dropped' | 'gone';

/** How tickets stand. */
export interface TicketStates {
	/** By what they were asked for; without those of other systems and those that were not looked at this time. */
	readonly known: ReadonlyMap<string, TicketState>;
	/** Why some are not known. */
	readonly trouble?: Extract<Attempt, { state: 'failed' }>;
}

/** Where work is planned. */
export interface Tickets {
	/** Makes a ticket, or finds the one that is there. Never throws. */
	create(ticket: NewTicket): Promise<Attempt>;
	/** Says something below a ticket, once. Never throws. */
	comment(comment: TicketComment): Promise<Attempt>;
	/** How tickets stand, by ids or addresses as the records have them; in a few calls, however many. Never throws. */
	states(tickets: readonly string[]): Promise<TicketStates>;
}
