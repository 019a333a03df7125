import { beforeEach, describe, expect, test } from 'vitest';
import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { intake } from '../../src/app/intake/intake.ts';
import { reconcileEffects } from '../../src/app/reconcile/reconcile-effects.ts';
import type { Systems } from '../../src/app/reconcile/systems.ts';
import { RepositoryError } from '../../src/ports/repository.ts';
import type { RoomChange } from '../../src/ports/rooms.ts';
import { alertmanagerDelivery } from '../stories/alertmanager-delivery.ts';
import { COMPANY } from './support/company.ts';
import { Mailbox } from './support/mailbox.ts';

const FOLDER = 'incidents/2026/INC-2026-0001';
const TRIGGERED = 'INC-2026-0001/mail/triggered/1';

let remote: MemoryRemote;
let repository: MemoryRepository;
let mailbox: Mailbox;

beforeEach(async () => {
	remote = new MemoryRemote();
	repository = new MemoryRepository(remote);
	mailbox = new Mailbox();
	remote.push(COMPANY.map(([path, content]) => ({ path, content })));
	const alerts = [{ name: 'ServiceDown', severity: 'warning', starts: at('04:00') }];
	await intake(repository, [alertmanagerDelivery(alerts, { received: at('04:00') })]);
});

/** A time of the twentieth of November, when it is day in Jakarta. */
function at(time: string): string {
	return `2026-11-20T${time}:00Z`;
}

async function reconcile(time: string, systems: Systems = { mailer: mailbox }) {
	const { effects } = await reconcileEffects(repository, {
		systems,
		clock: () => (time.includes('T') ? time : at(time)),
	});
	return effects
		.filter(({ state }) => state !== 'not-set-up')
		.map(({ key, state, until, error }) => [key, state, until ?? error].filter((part) => part !== undefined).join(' '));
}

const ledger = () => remote.tip!.files.get(`${FOLDER}/effects.yaml`);

describe('a mail that fails', () => {
	test('is tried again after a minute, two, four, up to an hour, and is told once', async () => {
		mailbox.next.push(...Array.from({ length: 9 }, () => ({ state: 'failed', error: 'greylisted' }) as const));
		const waits: number[] = [];
		let now = Date.parse(at('05:00'));
		for (const _ of mailbox.next.slice()) {
			const time = new Date(now).toISOString();
			expect(await reconcile(time)).toEqual([`${TRIGGERED} failed greylisted`]);
			const next = /"next":"([^"]+)"/.exec(ledger()!)![1]!;
			expect(await reconcile(new Date(Date.parse(next) - 1).toISOString())).toEqual([`${TRIGGERED} back-off ${next}`]);
			waits.push((Date.parse(next) - now) / 60_000);
			now = Date.parse(next);
		}
		expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
		expect(await reconcile(new Date(now).toISOString())).toEqual([`${TRIGGERED} done`]);
		expect(mailbox.mails).toHaveLength(1);
	});

	test('is given up after three days, though its incident is old by then', async () => {
		const fail = { state: 'failed', error: 'down' } as const;
		mailbox.next.push(fail, fail, fail);
		await reconcile('05:00');
		expect(await reconcile('2026-11-22T05:00:00Z')).toEqual([`${TRIGGERED} failed down`]);
		expect(await reconcile('2026-11-23T05:00:00Z')).toEqual([`${TRIGGERED} given-up down`]);
		expect(await reconcile('2026-11-23T06:00:00Z')).toEqual([]);
		expect(mailbox.mails).toEqual([]);
	});

	test('for good is not tried again, and holds back no other mail of its incident', async () => {
		mailbox.next.push({ state: 'failed', error: 'no such user', isPermanent: true });
		expect(await reconcile('05:00')).toEqual([`${TRIGGERED} given-up no such user`]);
		expect(await reconcile('05:10')).toEqual([]);
	});

	test('waits as long as it is asked to', async () => {
		mailbox.next.push({ state: 'failed', error: 'busy', retryAfterMs: 600_000 });
		await reconcile('05:00');
		expect(await reconcile('05:09')).toEqual([`${TRIGGERED} back-off ${at('05:10')}`]);
	});

	test('does not wait for a clock that was set back', async () => {
		mailbox.next.push({ state: 'failed', error: 'busy' });
		await reconcile('2026-11-21T03:00:00Z');
		expect(await reconcile('05:00')).toEqual([`${TRIGGERED} done`]);
	});

	test('for some is sent again only to them', async () => {
		mailbox.next.push({ state: 'failed', error: 'x', sent: ['care@example.com'], refused: ['payments@example.com'] });
		await reconcile('05:00');
		await reconcile('05:01');
		expect(mailbox.mails.map(({ to }) => to)).toEqual([['budi@example.com']]);
		expect(ledger()).toContain('"sent":["budi@example.com","care@example.com"],"refused":["payments@example.com"]');
	});

	test('because nobody can be mailed says so and comes to nothing', async () => {
		remote.push([
			{
				path: 'policies/notify.yaml',
				content: 'schema: 1\nroutes:\n  - { id: a, events: [triggered], mail: [stakeholders] }\n',
			},
		]);
		const team = remote.tip!.files.get('teams/payments.yaml')!.replace(' mail: mei@example.com,', '');
		remote.push([{ path: 'teams/payments.yaml', content: team }]);
		expect(await reconcile('05:00')).toEqual([`${TRIGGERED} unreachable`]);
		expect(ledger()).toBeUndefined();
	});
});

describe('one that fails holds up no other', () => {
	const rooms = {
		open: async () => ({ state: 'done', reference: { id: 'r1' } }) as const,
		update: async () => ({ state: 'done' }) as const,
		close: async () => ({ state: 'done' }) as const,
	};

	test('a mail server that is down and a room that opens', async () => {
		mailbox.next.push({ state: 'failed', error: 'wrong login', help: 'look', isSystemDown: true });
		expect(await reconcile('05:00', { mailer: mailbox, rooms })).toEqual([
			`${TRIGGERED} failed wrong login`,
			'INC-2026-0001/room/open done',
		]);
		expect(remote.tip!.files.get(`${FOLDER}/incident.md`)).toContain('refs:\n  room:\n    id: r1\n    state: open\n');
		expect(ledger()).not.toContain('room');
	});

	test('a system that is down is asked once a run, and all that waits for it backs off', async () => {
		const alerts = [{ name: 'ServiceDown', app: 'payment-gateway', starts: at('02:00') }];
		await intake(repository, [alertmanagerDelivery(alerts, { received: at('04:30') })]);
		let asked = 0;
		const mailer = { send: async () => ({ state: 'failed', error: `down ${++asked}`, isSystemDown: true }) as const };
		expect(await reconcile('05:00', { mailer })).toEqual([
			'INC-2026-0002/mail/triggered/1 failed down 1',
			`${TRIGGERED} failed down 1`,
		]);
		expect(await reconcile('05:00', { mailer })).toEqual([
			`INC-2026-0002/mail/triggered/1 back-off ${at('05:01')}`,
			`${TRIGGERED} back-off ${at('05:01')}`,
		]);
		expect(asked).toBe(1);
	});

	test('an adapter that throws', async () => {
		const broken = { ...rooms, open: () => Promise.reject(new Error('a bug')) };
		expect(await reconcile('05:00', { mailer: mailbox, rooms: broken })).toEqual([
			`${TRIGGERED} done`,
			'INC-2026-0001/room/open failed unexpected: a bug',
		]);
	});

	test.each(['incident.md', 'timeline.yaml', 'effects.yaml'])(
		'an incident whose %s cannot be read is named',
		async (name) => {
			const alerts = [{ name: 'ServiceDown', app: 'payment-gateway', starts: at('02:00') }];
			await intake(repository, [alertmanagerDelivery(alerts, { received: at('04:30') })]);
			remote.push([{ path: `${FOLDER}/${name}`, content: '{{{' }]);
			const options = { systems: { mailer: mailbox }, clock: () => at('05:00') };
			const { effects, problems } = await reconcileEffects(repository, options);
			expect(effects.filter(({ kind }) => kind === 'mail').map(({ key }) => key)).toEqual([
				'INC-2026-0002/mail/triggered/1',
			]);
			expect(new Set(problems.map(({ file }) => file))).toEqual(new Set([`${FOLDER}/${name}`]));
		},
	);

	test('a broken team: the others are told, and its people when it is mended', async () => {
		const team = remote.tip!.files.get('teams/payments.yaml')!;
		remote.push([{ path: 'teams/payments.yaml', content: 'name: [' }]);
		expect(await reconcile('05:00')).toEqual([`${TRIGGERED} failed no mail address for @budi, team payments`]);
		remote.push([{ path: 'teams/payments.yaml', content: team }]);
		expect(await reconcile('05:01')).toEqual([`${TRIGGERED} done`]);
		expect(mailbox.mails.map(({ to }) => to)).toEqual([
			['care@example.com'],
			['budi@example.com', 'payments@example.com'],
		]);
	});

	test('a repository that cannot be written is known before anything is sent', async () => {
		repository.refusePushes(new RepositoryError('read-only', 'no', 'no'));
		await expect(reconcile('05:00')).rejects.toThrow(RepositoryError);
		expect(mailbox.mails).toEqual([]);
	});
});

describe('others are at work too', () => {
	test('a person corrects a time: no second mail', async () => {
		await reconcile('05:00');
		const facts = remote.tip!.files.get(`${FOLDER}/incident.md`)!;
		remote.push([
			{ path: `${FOLDER}/incident.md`, content: facts.replace(`detected: ${at('04:00')}`, `detected: ${at('03:30')}`) },
		]);
		expect(await reconcile('05:01')).toEqual([]);
	});

	test('an incident that is closed while its room is made keeps its room, which is closed by the next run', async () => {
		const closed: string[] = [];
		const rooms = {
			open: async () => {
				const facts = remote.tip!.files.get(`${FOLDER}/incident.md`)!;
				const content = facts
					.replace('status: open', 'status: closed')
					.replace('times:', `times:\n  closed: ${at('05:00')}`);
				remote.push([{ path: `${FOLDER}/incident.md`, content }]);
				return { state: 'done', reference: { id: 'r1' } } as const;
			},
			update: async () => ({ state: 'done' }) as const,
			close: async ({ room }: RoomChange) => {
				closed.push(room.id);
				return { state: 'done' } as const;
			},
		};
		await reconcile('05:00', { rooms });
		expect(await reconcile('05:01', { rooms })).toEqual(['INC-2026-0001/room/close done']);
		expect(closed).toEqual(['r1']);
		expect(remote.tip!.files.get(`${FOLDER}/incident.md`)).toContain('state: closed\n');
		expect(await reconcile('05:02', { rooms })).toEqual([]);
	});

	test('somebody breaks the ledger while a mail is sent: nothing of it is lost', async () => {
		const done = '- {"key":"mail/closed/1","state":"done","at":"2026-11-20T04:59:00Z"}\n';
		const send = mailbox.send.bind(mailbox);
		mailbox.send = async (mail) => {
			remote.push([{ path: `${FOLDER}/effects.yaml`, content: `${done}<<<<<<<\n` }]);
			return send(mail);
		};
		await reconcile('05:00');
		expect(ledger()).toMatch(/^- \{"key":"mail\/closed\/1".*\n<<<<<<<\n- \{"key":"mail\/triggered\/1","state":"done"/);
		expect(await reconcile('06:00')).toEqual([]);
		expect(mailbox.mails).toHaveLength(1);
	});

	test('who has left hears nothing, and who is about to leave still does', async () => {
		const team = remote.tip!.files.get('teams/payments.yaml')!;
		const leaving = (until: string) =>
			team.replace('mail: budi@example.com,', `mail: budi@example.com, until: ${until},`);
		remote.push([{ path: 'teams/payments.yaml', content: leaving('2026-11-21') }]);
		await reconcile('05:00');
		expect(mailbox.mails[0]!.to).toContain('budi@example.com');
		remote.push([
			{ path: 'teams/payments.yaml', content: leaving('2026-11-01') },
			{ path: `${FOLDER}/effects.yaml`, content: null },
		]);
		await reconcile('05:00');
		expect(mailbox.mails[1]!.to).not.toContain('budi@example.com');
		expect(ledger()).toContain('"error":"no mail address for @budi"');
	});

	test('two ledgers that Git merged count as the one that knows more', async () => {
		await reconcile('05:00');
		const done = ledger()!;
		const begun =
			'- {"key":"mail/triggered/1","state":"begun","at":"2026-11-20T04:59:00Z","next":"2026-11-20T05:04:00Z"}\n';
		remote.push([{ path: `${FOLDER}/effects.yaml`, content: `${done}${begun}` }]);
		expect(await reconcile('06:00')).toEqual([]);
		expect(mailbox.mails).toHaveLength(1);
	});
});
