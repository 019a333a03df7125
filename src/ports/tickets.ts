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
}

/** Where work is planned. */
export interface Tickets {
	/** Makes a ticket, or finds the one that is there. Never throws. */
	create(ticket: NewTicket): Promise<Attempt>;
}
