import type { Attempt } from '../../../src/core/effects/attempt.ts';
import type { Mailer } from '../../../src/ports/mailer.ts';
import type { IncidentRepository } from '../../../src/ports/repository.ts';
import type { Rooms } from '../../../src/ports/rooms.ts';
import type { Tickets } from '../../../src/ports/tickets.ts';

/** What is outside of a run, and outlives it. */
export interface World {
	readonly repository: IncidentRepository;
	readonly mailer: Mailer;
	readonly rooms: Rooms;
	readonly tickets: Tickets;
}

/**
 * A life in which every commit and every call outside has a moment before it and one after it. At the moment of its
 * death nothing that the run awaits ever ends: as a killed process, it does no more.
 */
export class Life {
	readonly moments: string[] = [];
	readonly #deathAt: number;
	#die: () => void = () => {};
	readonly death = new Promise<'killed'>((resolve) => {
		this.#die = () => resolve('killed');
	});

	/** Dies at the moment of this number; Infinity lives on. */
	constructor(deathAt: number) {
		this.#deathAt = deathAt;
	}

	/** The world as the run of this life sees it. */
	see({ repository, mailer, rooms, tickets }: World): World {
		const call = (name: string, act: () => Promise<Attempt>) => this.#lived(name, act);
		return {
			repository: {
				snapshot: () => repository.snapshot(),
				accept: (deliveries) => repository.accept(deliveries),
				drain: (fold, mine) => repository.drain(fold, mine),
				commit: (change) => this.#lived('commit', () => repository.commit(change)),
			},
			mailer: { send: (mail) => call(`mail ${mail.subject}`, () => mailer.send(mail)) },
			rooms: {
				open: (room) => call(`room ${room.incident}`, () => rooms.open(room)),
				update: (change) => call(`update ${change.incident}`, () => rooms.update(change)),
				close: (change) => call(`close ${change.incident}`, () => rooms.close(change)),
			},
			tickets: {
				create: (ticket) => call(`ticket ${ticket.key}`, () => tickets.create(ticket)),
				comment: (comment) => call(`comment ${comment.key}`, () => tickets.comment(comment)),
				states: (asked) => tickets.states(asked),
			},
		};
	}

	async #lived<T>(name: string, act: () => Promise<T>): Promise<T> {
		await this.#reach(`before ${name}`);
		const result = await act();
		await this.#reach(`after ${name}`);
		return result;
	}

	async #reach(moment: string): Promise<void> {
		if (this.moments.length > this.#deathAt) return new Promise(() => {});
		this.moments.push(moment);
		if (this.moments.length <= this.#deathAt) return;
		this.#die();
		return new Promise(() => {});
	}
}
