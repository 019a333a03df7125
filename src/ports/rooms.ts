import type { Attempt } from '../core/effects/attempt.ts';
import type { KnownRoom, RoomView } from '../core/effects/effect.ts';

/** Somebody who is asked into a room, as far as teams/ knows them. */
export interface RoomPerson {
	readonly handle: string;
	readonly mail?: string;
	/** Slack member id. */
	readonly slack?: string;
	/** Entra object id or user principal name. */
	readonly teams?: string;
}

/** A room to be opened. */
export interface NewRoom {
	readonly incident: string;
	/** Lower case, digits and hyphens, at most 76 characters; begins with the incident. */
	readonly name: string;
	readonly view: RoomView;
	readonly people: readonly RoomPerson[];
}

/** A room as the records know it, and how its incident is now. */
export interface RoomChange {
	readonly incident: string;
	readonly room: KnownRoom;
	readonly view: RoomView;
}

/** Where the people of an incident talk. */
export interface Rooms {
	/** Opens the room of an incident, or finds the one that is there. Never throws. */
	open(room: NewRoom): Promise<Attempt>;
	/** Shows in the room how things are now; one that is gone or was closed is over. Never throws. */
	update(change: RoomChange): Promise<Attempt>;
	/** Closes the room; one that is closed or gone is done. Never throws. */
	close(change: RoomChange): Promise<Attempt>;
}
