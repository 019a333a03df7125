import type { Attempt } from '../core/effects/attempt.ts';
import type { Letter } from '../core/effects/mail/letter.ts';

/** A room to be opened. */
export interface NewRoom {
	readonly incident: string;
	readonly letter: Letter;
	/** Handles of those who are asked in. */
	readonly people: readonly string[];
}

/** Where the people of an incident talk. */
export interface Rooms {
	/** Opens the room of an incident, or finds the one that is there. Never throws. */
	open(room: NewRoom): Promise<Attempt>;
	/** Closes the room; one that is closed or gone is done. Never throws. */
	close(id: string): Promise<Attempt>;
}
