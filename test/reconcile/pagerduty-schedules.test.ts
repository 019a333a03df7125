import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { createPagerdutySchedules } from '../../src/adapters/pagerduty/pager-schedules.ts';
import { describePagers } from '../../src/app/pager-sync/describe-pagers.ts';
import { syncPagers } from '../../src/app/pager-sync/sync-pagers.ts';
import { type FakePagerduty, startFakePagerduty } from './support/start-fake-pagerduty.ts';

/** A Friday; shifts go from Monday to Monday, 10:00 in Jakarta (03:00Z). */
const NOW = '2026-11-20T04:05:00Z';
const PATH = 'schedules/payments.yaml';
const RECORD = 'schedules/pager-sync/payments.yaml';

const SCHEDULE = `schema: 1
name: Payments
team: payments
time_zone: Asia/Jakarta
layers:
  - role: primary
    rotation: { every: week, start: 2026-11-16, handover: "10:00", members: ["@budi", "@mei", "@rina"] }
pager:
  - { system: pagerduty, schedule: PPRIM, role: primary, direction: push } # the app that wakes people
`;
const READ = SCHEDULE.replace('direction: push', 'direction: read');
const TEAM = `schema: 1
name: Payments
lead: "@rina"
members:
  - { handle: "@budi", name: Budi H, mail: budi@example.com, time_zone: Asia/Jakarta }
  - { handle: "@mei", name: Mei L, mail: Mei@example.com, time_zone: Asia/Jakarta }
  - { handle: "@rina", name: Rina W, time_zone: Asia/Jakarta, pagerduty: PRINA }
`;

let pagerduty: FakePagerduty;
let remote: MemoryRemote;

beforeEach(async () => {
	pagerduty = await startFakePagerduty(NOW);
	for (const name of ['BUDI', 'MEI', 'RINA', 'EVA'])
		pagerduty.users.set(`P${name}`, `${name.toLowerCase()}@example.com`);
	pagerduty.users.set('POTHER', 'not-budi@example.com');
	pagerduty.schedules.set('PPRIM', { base: [shift('PEVA', '2026-01-01', '2027-12-31')], overrides: [] });
	remote = new MemoryRemote();
	put(['teams/payments.yaml', TEAM], [PATH, SCHEDULE]);
});

afterEach(async () => {
	expect(pagerduty.violations).toEqual([]);
	await pagerduty.stop();
});

function put(...files: readonly (readonly [path: string, content: string])[]): void {
	remote.push(files.map(([path, content]) => ({ path, content })));
}

function shift(user: string, start: string, end: string) {
	return { user, start: Date.parse(start), end: Date.parse(end) };
}

async function sync(now = NOW, isDryRun = false) {
	pagerduty.now = Date.parse(now);
	const pager = createPagerdutySchedules({
		token: 'test',
		from: 'bot@example.com',
		apiUrl: pagerduty.url,
		timeoutMs: 500,
	});
	const report = await syncPagers(new MemoryRepository(remote), { schedules: { pagerduty: pager }, now, isDryRun });
	expect(report.problems).toEqual([]);
	return describePagers(report.pagers);
}

/** Who is on call at PagerDuty from now on, as lines. */
function there(from = NOW, until = '2026-12-14T03:00:00Z'): readonly string[] {
	const text = (ms: number) => new Date(ms).toISOString().slice(0, 16);
	return pagerduty
		.onCall('PPRIM', Date.parse(from), Date.parse(until))
		.map(({ user, start, end }) => `${user} ${text(start)} ${text(end)}`);
}

const written = () => pagerduty.calls.filter((call) => !call.startsWith('GET'));
const OURS = [
	'PBUDI 2026-11-20T04:05 2026-11-23T03:00',
	'PMEI 2026-11-23T03:00 2026-11-30T03:00',
	'PRINA 2026-11-30T03:00 2026-12-07T03:00',
];

describe('a schedule that is pushed', () => {
	test('is followed for two weeks, and then nothing is left to do', async () => {
		expect(await sync(NOW, true)).toEqual([
			'payments primary → pagerduty/PPRIM: would change',
			'  @budi from 2026-11-20T04:05:00Z until 2026-11-23T03:00:00Z',
			'  @mei from 2026-11-23T03:00:00Z until 2026-11-30T03:00:00Z',
			'  @rina from 2026-11-30T03:00:00Z until 2026-12-07T03:00:00Z',
		]);
		expect(written()).toEqual([]);
		expect((await sync())[0]).toBe('payments primary → pagerduty/PPRIM: changed');
		expect(there()).toEqual([...OURS, 'PEVA 2026-12-07T03:00 2026-12-14T03:00']);
		const commit = remote.tip!.id;
		for (const now of [NOW, '2026-11-20T04:05:31.123Z', '2026-11-22T00:00:00Z']) expect(await sync(now)).toEqual([]);
		expect([written(), remote.tip!.id]).toEqual([['POST /schedules/PPRIM/overrides'], commit]);
		// The window has come to the next turn.
		expect(await sync('2026-11-23T03:10:00Z')).toEqual([
			'payments primary → pagerduty/PPRIM: changed',
			'  @budi from 2026-12-07T03:00:00Z until 2026-12-14T03:00:00Z',
		]);
		expect(remote.tip!.files.get(RECORD)).not.toContain('@budi\n');
	});

	test('needs no override where PagerDuty says the same', async () => {
		pagerduty.schedules.get('PPRIM')!.base = [
			shift('PBUDI', '2026-11-16T03:00:00Z', '2026-11-23T03:00:00Z'),
			shift('PMEI', '2026-11-23T03:00:00Z', '2026-11-30T03:00:00Z'),
		];
		await sync();
		expect(pagerduty.schedules.get('PPRIM')!.overrides).toMatchObject([
			shift('PRINA', '2026-11-30T03:00:00Z', '2026-12-07T03:00:00Z'),
		]);
	});

	test('changes with ours: what is wrong is covered, what is wrong throughout is taken back, of others nothing', async () => {
		const own = { id: 'QTHEIRS', ...shift('PEVA', '2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z') };
		pagerduty.schedules.get('PPRIM')!.overrides.push(own);
		await sync();
		const override = (member: string, from: string, until: string) =>
			`${SCHEDULE}overrides:\n  - { role: primary, member: "${member}", from: ${from}, until: ${until} }\n`;
		put([PATH, override('@rina', '2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z')]);
		expect(await sync()).toEqual([
			'payments primary → pagerduty/PPRIM: changed',
			'  @rina from 2026-11-24T00:00:00Z until 2026-11-25T00:00:00Z',
		]);
		put([PATH, override('@rina', '2026-11-23T03:00:00Z', '2026-11-30T03:00:00Z')]);
		expect(await sync()).toEqual([
			'payments primary → pagerduty/PPRIM: changed',
			'  not @mei from 2026-11-23T03:00:00Z until 2026-11-30T03:00:00Z',
			'  @rina from 2026-11-23T03:00:00Z until 2026-11-24T00:00:00Z',
			'  @rina from 2026-11-25T00:00:00Z until 2026-11-30T03:00:00Z',
		]);
		put([PATH, SCHEDULE]);
		await sync();
		expect(there()).toEqual([...OURS, 'PEVA 2026-12-07T03:00 2026-12-14T03:00']);
		expect(pagerduty.schedules.get('PPRIM')!.overrides).toContainEqual(own);
	});

	test('is given back when the link is taken out of the file', async () => {
		await sync();
		put([PATH, SCHEDULE.replace(/pager:\n.*\n/, '')]);
		expect((await sync('2026-11-21T00:00:00Z'))[0]).toBe('payments no longer → pagerduty/PPRIM: changed');
		expect(there('2026-11-21T00:00:00Z')).toEqual(['PEVA 2026-11-21T00:00 2026-12-14T03:00']);
		expect(remote.tip!.files.has(RECORD)).toBe(false);
		expect(await sync('2026-11-21T00:00:00Z')).toEqual([]);
	});

	test('somebody whom PagerDuty does not know is named, and the others are there', async () => {
		pagerduty.users.delete('PBUDI');
		expect((await sync()).at(-1)).toBe('  ! pagerduty has no user with the mail address of @budi');
		expect(there()).toEqual([
			'PEVA 2026-11-20T04:05 2026-11-23T03:00',
			...OURS.slice(1),
			'PEVA 2026-12-07T03:00 2026-12-14T03:00',
		]);
	});

	test('an override that PagerDuty refuses is named, and the others are there', async () => {
		put(['teams/payments.yaml', TEAM.replace('PRINA', 'PGONE')]);
		expect((await sync()).at(-1)).toBe(
			'  ! PagerDuty answered 400 to the override from 2026-11-30T03:00:00Z: User not found',
		);
		expect(there()).toEqual([...OURS.slice(0, 2), 'PEVA 2026-11-30T03:00 2026-12-14T03:00']);
	});

	test.each([0, 1, 2, 3, 4, 5])(
		'whatever call the answer is lost of (%i), the next run makes it good',
		async (place) => {
			await sync();
			put([PATH, SCHEDULE.replace('["@budi", "@mei", "@rina"]', '["@mei", "@budi", "@rina"]')]);
			pagerduty.troubles.push(...Array.from({ length: place }, () => 'usual' as const), 'lost');
			await sync();
			pagerduty.troubles.length = 0;
			await sync();
			expect(there()).toEqual([
				'PMEI 2026-11-20T04:05 2026-11-23T03:00',
				'PBUDI 2026-11-23T03:00 2026-11-30T03:00',
				...OURS.slice(2),
				'PEVA 2026-12-07T03:00 2026-12-14T03:00',
			]);
			pagerduty.calls.length = 0;
			expect([await sync(), written()]).toEqual([[], []]);
			const spans = pagerduty.schedules.get('PPRIM')!.overrides.map(({ start, end }) => `${start} ${end}`);
			expect(new Set(spans).size).toBe(spans.length);
		},
	);
});

describe('a pager in trouble', () => {
	const TWO = SCHEDULE.replace(/( {2}- \{ system.*\n)/, (link) => `${link}${link.replace('PPRIM', 'PSECOND')}`);

	test.each<[string, FakePagerduty['troubles'][number], string]>([
		['429', { status: 429, headers: { 'ratelimit-reset': '30' } }, 'PagerDuty answered 429'],
		['503', { status: 503 }, 'PagerDuty answered 503'],
		['no answer', 'hang', 'PagerDuty did not answer in time'],
	])('%s: it is asked no more in this run', async (_name, trouble, error) => {
		put([PATH, TWO]);
		pagerduty.troubles.push(trouble);
		expect(await sync()).toEqual([
			`payments primary → pagerduty/PPRIM: FAILED: ${error}`,
			`payments primary → pagerduty/PSECOND: FAILED: ${error}`,
		]);
		expect(pagerduty.calls).toHaveLength(1);
	});

	test('a schedule that is not there, or made of shifts, holds up no other', async () => {
		pagerduty.schedules.set('PSHIFT', { base: [], overrides: [], isV3: true });
		put([PATH, TWO.replace('PPRIM', 'PNONE')], ['schedules/b.yaml', SCHEDULE.replace('PPRIM', 'PSHIFT')]);
		pagerduty.schedules.set('PSECOND', { base: [shift('PEVA', '2026-01-01', '2027-12-31')], overrides: [] });
		const lines = await sync();
		expect(lines.filter((line) => !line.startsWith('  @'))).toEqual([
			'b primary → pagerduty/PSHIFT: FAILED: PagerDuty schedule PSHIFT is made of shifts (API v3), expected one made of layers',
			'  Link a schedule made of layers: PagerDuty marks it as legacy',
			'payments primary → pagerduty/PNONE: FAILED: PagerDuty answered 404: Not Found',
			'  Check the id, and that the token in TOCSIN_PAGERDUTY_TOKEN is of the account that has it',
			'payments primary → pagerduty/PSECOND: changed',
		]);
	});

	test('a role that the schedule has not', async () => {
		put([PATH, SCHEDULE.replace('role: primary, direction', 'role: second, direction')]);
		expect(await sync()).toEqual([
			'payments second → pagerduty/PPRIM: FAILED: Unexpected role "second" in pager, expected one of primary',
		]);
	});

	test('a schedule there that two of ours name', async () => {
		put(['schedules/zz.yaml', READ]);
		expect((await sync()).at(-1)).toBe(
			'zz primary ← pagerduty/PPRIM: FAILED: Unexpected pagerduty/PPRIM again, expected it for payments primary only',
		);
	});

	test('that is not set up', async () => {
		const report = await syncPagers(new MemoryRepository(remote), { schedules: {}, now: NOW, isDryRun: false });
		expect(describePagers(report.pagers)).toEqual([
			'payments primary → pagerduty/PPRIM: not set up (TOCSIN_PAGERDUTY_TOKEN and TOCSIN_PAGERDUTY_FROM)',
		]);
	});
});

describe('a schedule that is read', () => {
	const [from, until] = ['2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z'];
	const line = (member: string, start = from, end = until) =>
		`  - role: primary\n    member: "${member}"\n    from: ${start}\n    until: ${end}\n    reason: Made in PagerDuty, schedule PPRIM\n`;
	const BY_HAND = `  - { role: primary, member: "@mei", from: 2026-12-01T00:00:00Z, until: 2026-12-02T00:00:00Z } # by hand\n`;

	test('gives us the overrides that are made there, and takes them out with them', async () => {
		put([PATH, `${READ}overrides:\n${BY_HAND}holidays: [] # none\n`]);
		const { overrides } = pagerduty.schedules.get('PPRIM')!;
		overrides.push(
			{ id: 'Q1', ...shift('PRINA', from, until) },
			{ id: 'Q2', ...shift('PMEI', '2026-12-08', '2026-12-09') },
		);
		expect(await sync()).toEqual([
			'payments primary ← pagerduty/PPRIM: changed',
			`  @rina from ${from} until ${until}`,
			'  @mei from 2026-12-08T00:00:00Z until 2026-12-09T00:00:00Z',
		]);
		const second = line('@mei', '2026-12-08T00:00:00Z', '2026-12-09T00:00:00Z');
		expect(remote.tip!.files.get(PATH)).toBe(
			`${READ}overrides:\n${BY_HAND}${line('@rina')}${second}holidays: [] # none\n`,
		);
		expect(await sync()).toEqual([]);

		// Cut short while it runs, and taken back before it began.
		overrides[0]!.end = Date.parse('2026-11-21T12:00:00Z');
		overrides.splice(1, 1);
		await sync('2026-11-21T12:05:00Z');
		expect(remote.tip!.files.get(PATH)).toBe(
			`${READ}overrides:\n${BY_HAND}${line('@rina', from, '2026-11-21T12:00:00Z')}holidays: [] # none\n`,
		);
		// Months later PagerDuty does not list it any more; with us it is history.
		const before = remote.tip!.id;
		expect(await sync('2027-02-01T00:00:00Z')).toEqual([]);
		expect(remote.tip!.id).toBe(before);
		expect(written()).toEqual([]);
	});

	test('in a dry run nothing is written', async () => {
		put([PATH, READ]);
		pagerduty.schedules.get('PPRIM')!.overrides.push({ id: 'Q1', ...shift('PRINA', from, until) });
		const before = remote.tip!.id;
		expect(await sync(NOW, true)).toEqual([
			'payments primary ← pagerduty/PPRIM: would change',
			`  @rina from ${from} until ${until}`,
		]);
		expect(remote.tip!.id).toBe(before);
	});

	test('somebody who is not in teams/ is named, and the others are taken', async () => {
		put([PATH, READ]);
		pagerduty.schedules
			.get('PPRIM')!
			.overrides.push({ id: 'Q1', ...shift('PEVA', from, until) }, { id: 'Q2', ...shift('PBUDI', from, until) });
		expect(await sync()).toEqual([
			'payments primary ← pagerduty/PPRIM: changed',
			`  @budi from ${from} until ${until}`,
			`  ! teams/ has nobody for the user PEVA of pagerduty, who has an override from ${from}`,
		]);
	});

	test('after it was pushed to, it gives us none of our own', async () => {
		await sync();
		put([PATH, READ]);
		await sync();
		expect(remote.tip!.files.get(PATH)).toBe(READ);
		expect(there().slice(0, 1)).toEqual(['PEVA 2026-11-20T04:05 2026-12-14T03:00']);
	});
});
