import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { intake, passTime } from '../../src/app/intake/intake.ts';
import { reconcileEffects } from '../../src/app/reconcile/reconcile-effects.ts';
import type { NewRoom } from '../../src/ports/rooms.ts';
import { alertmanagerDelivery } from '../stories/alertmanager-delivery.ts';
import { COMPANY } from './support/company.ts';
import { Mailbox } from './support/mailbox.ts';
import { Life, type World } from './support/mortal.ts';

const NOW = '2026-11-20T05:00:00Z';
/** When the turn of a killed run is over. */
const LATER = '2026-11-20T05:05:00Z';

/** Rooms and tickets that look before they create, as adapters must. */
class Outside {
	readonly mailbox = new Mailbox();
	readonly rooms: NewRoom[] = [];
	readonly tickets: string[] = [];
	readonly remote = new MemoryRemote();

	world(): World {
		return {
			repository: new MemoryRepository(this.remote),
			mailer: this.mailbox,
			rooms: {
				open: async (room) => {
					if (!this.rooms.some(({ incident }) => incident === room.incident)) this.rooms.push(room);
					return { state: 'done', reference: { id: `room-${room.incident}`, url: 'https://chat.example.com/1' } };
				},
				update: async () => ({ state: 'done' }),
				close: async () => ({ state: 'done' }),
			},
			tickets: {
				create: async ({ key }) => {
					if (!this.tickets.includes(key)) this.tickets.push(key);
					return { state: 'done', reference: { id: `T-${this.tickets.indexOf(key) + 1}` } };
				},
				comment: async () => ({ state: 'done' }),
				states: async () => ({ known: new Map() }),
			},
		};
	}
}

/** One incident that is open, and one that is over and asks for a postmortem. */
async function outside(): Promise<Outside> {
	const made = new Outside();
	made.remote.push(COMPANY.map(([path, content]) => ({ path, content })));
	const { repository } = made.world();
	const alert = { name: 'ServiceDown', severity: 'critical', starts: '2026-11-20T04:00:00Z' };
	const over = { ...alert, name: 'ServiceDown', starts: '2026-11-20T03:00:00Z', app: 'payment-gateway' };
	const told = [over, { ...over, ends: '2026-11-20T03:20:00Z' }, alert];
	for (const one of told) {
		await intake(repository, [alertmanagerDelivery([one], { received: one.starts })]);
		await passTime(repository, one.starts);
	}
	return made;
}

async function live(life: Life, made: Outside, now: string) {
	const { repository, ...systems } = life.see(made.world());
	return Promise.race([life.death, reconcileEffects(repository, { systems, clock: () => now })]);
}

/** All that a run leaves behind, with each mail counted once. */
function leftBehind({ remote, mailbox, rooms, tickets }: Outside) {
	const files = [...remote.tip!.files].filter(([path]) => path.startsWith('incidents/'));
	return {
		files: files.map(([path, text]) => [path, text.replaceAll(/,"(?:at|since|attempts)":[^,}]+/g, '')]).sort(),
		mails: [...new Set(mailbox.mails.map((mail) => JSON.stringify(mail)))].sort(),
		rooms: rooms.map(({ incident }) => incident),
		tickets,
	};
}

/** How many mails the ledgers say were sent. */
function recordedMails({ remote }: Outside): number {
	const ledgers = [...remote.tip!.files].filter(([path]) => path.endsWith('/effects.yaml'));
	return ledgers.reduce((sum, [, text]) => sum + (text.match(/"key":"mail\/[^"]*","state":"done"/g)?.length ?? 0), 0);
}

const whole = await outside();
const longest = new Life(Number.POSITIVE_INFINITY);
await live(longest, whole, NOW);

describe('a run that is killed', () => {
	test('has done something of everything when it is not', () => {
		expect(longest.moments.filter((moment) => moment.startsWith('after')).sort()).toEqual([
			...Array.from({ length: 6 }, () => 'after commit'),
			'after mail [RESOLVED] INC-2026-0001 ServiceDown on payment-gateway a',
			'after mail [SEV1] INC-2026-0001 ServiceDown on payment-gateway a',
			'after mail [SEV1] INC-2026-0002 ServiceDown on checkout-api a',
			'after room INC-2026-0002',
			'after ticket INC-2026-0001/ticket/postmortem',
		]);
		expect(recordedMails(whole)).toBe(3);
		expect(new Set(whole.mailbox.mails.map(({ thread }) => thread.messageId)).size).toBe(whole.mailbox.mails.length);
	});

	test.each(longest.moments.map((moment, place) => [place, moment] as const))(
		'at moment %i (%s) leaves to the next what it has not done, and that does nothing twice',
		async (place) => {
			const made = await outside();
			expect(await live(new Life(place), made, NOW)).toBe('killed');
			// What is on its way when the process dies still arrives.
			await setImmediate();
			const sent = made.mailbox.mails.length;
			const unrecorded = sent - recordedMails(made);
			// While its turn lasts another run leaves alone what it took.
			await live(new Life(Number.POSITIVE_INFINITY), made, NOW);
			if (place > 0) expect(made.mailbox.mails).toHaveLength(sent);

			await live(new Life(Number.POSITIVE_INFINITY), made, LATER);
			expect(leftBehind(made)).toEqual(leftBehind(whole));
			// Between sending and recording lies the one window that mail leaves open: then the very same mail goes out again.
			expect(made.mailbox.mails).toHaveLength(whole.mailbox.mails.length + unrecorded);

			const { length } = made.remote.history;
			expect(await live(new Life(Number.POSITIVE_INFINITY), made, LATER)).toEqual({ effects: [], problems: [] });
			expect(made.remote.history).toHaveLength(length);
		},
	);
});
