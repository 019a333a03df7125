import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { type SentReport, sendReport } from '../../src/app/report/send-report.ts';
import { writeReport } from '../../src/app/report/write-report.ts';
import { periodNamed } from '../../src/core/reports/report-period.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { Mailbox } from '../reconcile/support/mailbox.ts';
import { Life, type World } from '../reconcile/support/mortal.ts';
import { COMPANY, companyCatalogue, MONDAY } from './report-company.ts';

const FILE = 'reports/2026-W46.md';
const PERIOD = periodNamed('2026-W46', 'Asia/Jakarta')!;
const TO = ['all@example.com', 'elif@example.com', 'payments@example.com'];
/** When the turn of a killed run is over. */
const LATER = '2026-11-16T02:05:00Z';

let remote: MemoryRemote;
let mailbox: Mailbox;

beforeEach(() => {
	remote = new MemoryRemote();
	mailbox = new Mailbox();
	remote.push(COMPANY.map(([path, content]) => ({ path, content })));
});

function world(): World {
	// A report opens no room and no ticket.
	return { repository: new MemoryRepository(remote), mailer: mailbox, rooms: {}, tickets: {} } as unknown as World;
}

function send(now = MONDAY, { repository, mailer }: World = world(), files = COMPANY): Promise<SentReport> {
	return sendReport(companyCatalogue(files), { period: PERIOD, at: now }, { repository, mailer, clock: () => now });
}

function report() {
	const text = remote.tip!.files.get(FILE)!;
	const parsed = parseRecord('report', FILE, text);
	if (!parsed.ok) throw new Error(text);
	return { text, ...parsed.value };
}

test('is mailed to all routes with its event, recorded, and never again', async () => {
	const note = 'no mail address for on-call';
	expect(await send()).toEqual({ file: FILE, state: 'sent', to: TO, note });
	expect(mailbox.mails).toMatchObject([
		{
			to: TO,
			subject: 'Acme: incidents of 2026-W46',
			thread: {
				messageId: '<report.weekly.2026-W46@incidents.example.com>',
				listId: '<reports.incidents.example.com>',
			},
		},
	]);
	expect(report().value).toMatchObject({
		as_of: MONDAY,
		sent: MONDAY,
		mail: { key: 'mail/weekly/2026-W46', state: 'done', at: MONDAY, sent: TO, error: note },
	});
	const { length } = remote.history;
	expect(await send(LATER)).toEqual({ file: FILE, state: 'sent-before' });
	const wish = { period: PERIOD, at: LATER };
	expect(await writeReport(companyCatalogue(), wish, world().repository)).toEqual({ file: FILE, state: 'mailed' });
	expect(remote.history).toHaveLength(length);
	expect(mailbox.mails).toHaveLength(1);
});

test('what is filed is what was mailed: the same words', async () => {
	await send();
	const words = (text: string) => new Set(text.match(/[\p{L}\p{N}-]+/gu)!.map((word) => word.toLowerCase()));
	const filed = words(report().body);
	const told = /On the site: .*\n([\s\S]*)-- \n/.exec(mailbox.mails[0]!.text)![1]!;
	expect([...words(told)].filter((word) => !filed.has(word))).toEqual([]);
	expect(words(told).size).toBeGreaterThan(50);
});

test('two runs at once send one mail', async () => {
	const states = await Promise.all([send(), send(), send()]);
	expect(states.map(({ state }) => state).sort()).toEqual(['sent', 'waiting', 'waiting']);
	expect(mailbox.mails).toHaveLength(1);
});

describe('a run that is killed', () => {
	const MOMENTS = ['before commit', 'after commit', 'before mail', 'after mail', 'before commit', 'after commit'];

	test('has these moments', async () => {
		const life = new Life(Number.POSITIVE_INFINITY);
		await send(MONDAY, life.see(world()));
		expect(life.moments.map((moment) => moment.split(' ').slice(0, 2).join(' '))).toEqual(MOMENTS);
	});

	test.each(MOMENTS.map((moment, place) => [place, moment] as const))(
		'at moment %i (%s) leaves it to the next, which sends the very same mail or none',
		async (place) => {
			const life = new Life(place);
			expect(await Promise.race([life.death, send(MONDAY, life.see(world()))])).toBe('killed');
			// What is on its way when the process dies still arrives.
			await setImmediate();
			const sent = mailbox.mails.length;
			const isRecorded = remote.tip!.files.get(FILE)?.includes('"state":"done"') ?? false;
			const soon = await send(MONDAY);
			expect(soon.state).toBe(isRecorded ? 'sent-before' : place === 0 ? 'sent' : 'waiting');
			await send(LATER);
			expect(report().value).toMatchObject({ as_of: MONDAY, mail: { state: 'done', sent: TO } });
			// Between sending and recording lies the one window that mail leaves open.
			expect(mailbox.mails).toHaveLength(sent === 1 && !isRecorded ? 2 : 1);
			expect(new Set(mailbox.mails.map((mail) => JSON.stringify(mail))).size).toBe(1);
			expect(await send(LATER)).toEqual({ file: FILE, state: 'sent-before' });
		},
	);
});

describe('a mail that fails', () => {
	test('is tried again after a while, as of the same time, and only for those who have not had it', async () => {
		mailbox.next.push({ state: 'failed', error: 'mailbox full', sent: ['all@example.com'] });
		expect(await send()).toEqual({ file: FILE, state: 'failed', error: 'mailbox full' });
		expect(await send()).toEqual({ file: FILE, state: 'waiting', until: '2026-11-16T02:01:00Z' });
		const tuesday = '2026-11-17T02:00:00Z';
		expect(await send(tuesday)).toMatchObject({ state: 'sent', to: ['elif@example.com', 'payments@example.com'] });
		expect(report().value).toMatchObject({ as_of: MONDAY, sent: tuesday, mail: { attempts: 2, sent: TO } });
	});

	test('for good is given up, and says how to try again', async () => {
		mailbox.next.push({ state: 'failed', error: 'looks like spam', isPermanent: true });
		expect(await send()).toEqual({ file: FILE, state: 'given-up', error: 'looks like spam' });
		expect(await send(LATER)).toEqual({ file: FILE, state: 'given-up-before' });
	});

	test('because an adapter throws is recorded too', async () => {
		const broken = { ...world(), mailer: { send: () => Promise.reject(new Error('oops')) } };
		expect(await send(MONDAY, broken)).toEqual({ file: FILE, state: 'failed', error: 'unexpected: oops' });
		expect(report().value.mail).toMatchObject({ state: 'failed', error: 'unexpected: oops' });
	});
});

test('without a route nothing is begun', async () => {
	const files = COMPANY.map(([path, text]): [string, string] => [path, text.replaceAll('weekly', 'closed')]);
	expect(await send(MONDAY, world(), files)).toEqual({ file: FILE, state: 'nobody', unreachable: [] });
	expect(remote.tip!.files.has(FILE)).toBe(false);
});

test('a file that nobody can read stops it, because it may have been mailed', async () => {
	remote.push([{ path: FILE, content: '---\nschema: 1\nkind: daily\n---\n' }]);
	expect(await send()).toMatchObject({ file: FILE, state: 'unreadable' });
	expect(mailbox.mails).toEqual([]);
});

test('what was written before its end is written anew when it is sent', async () => {
	const early = { period: PERIOD, at: '2026-11-12T02:00:00Z' };
	expect(await writeReport(companyCatalogue(), early, world().repository)).toEqual({ file: FILE, state: 'written' });
	expect(report().body).toContain('# Acme: incidents of 2026-W46 so far\n');
	expect(await writeReport(companyCatalogue(), early, world().repository)).toEqual({ file: FILE, state: 'unchanged' });
	await send();
	expect(report().body).toContain('# Acme: incidents of 2026-W46\n');
});
