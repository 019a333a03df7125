import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MemoryRemote, MemoryRepository } from '../../src/adapters/memory/memory-repository.ts';
import { readZendutySettings } from '../../src/adapters/zenduty/read-zenduty-settings.ts';
import { createZendutySchedules } from '../../src/adapters/zenduty/zenduty-schedules.ts';
import { describePagers } from '../../src/app/pager-sync/describe-pagers.ts';
import { syncPagers } from '../../src/app/pager-sync/sync-pagers.ts';
import { outsideSystems } from '../../src/cli/outside-systems.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { type FakeZenduty, type FakeZendutySchedule, startFakeZenduty } from './support/start-fake-zenduty.ts';

/** A Friday; shifts go from Monday to Monday, 10:00 in Jakarta (03:00Z). */
const NOW = '2026-11-20T04:05:00Z';
const PATH = 'schedules/payments.yaml';
const RECORD = 'schedules/pager-sync/payments.yaml';
const TEAM_ID = '61010821-08aa-4098-94f8-f88f1990b54a';
const ID = '4a3025f3-836f-4d18-8923-7adfe5690d17';
const PAGER = `zenduty/${TEAM_ID}/${ID}`;
const AT = `/account/teams/${TEAM_ID}/schedules/${ID}/`;

const SCHEDULE = `schema: 1
name: Payments
team: payments
time_zone: Asia/Jakarta
layers:
  - role: primary
    rotation: { every: week, start: 2026-11-16, handover: "10:00", members: ["@budi", "@mei", "@rina"] }
pager:
  - { system: zenduty, schedule: ${TEAM_ID}/${ID}, role: primary, direction: push }
`;
const READ = SCHEDULE.replace('direction: push', 'direction: read');
const TEAM = `schema: 1
name: Payments
lead: "@rina"
members:
  - { handle: "@budi", name: Budi H, mail: budi@example.com, time_zone: Asia/Jakarta, pagerduty: PBUDI }
  - { handle: "@mei", name: Mei L, mail: Mei@example.com, time_zone: Asia/Jakarta }
  - { handle: "@rina", name: Rina W, mail: rina@example.com, time_zone: Asia/Jakarta }
`;
/** Of a schedule there, all that is none of our business, with a field that nobody has told us of. */
const REST = {
	name: 'Weekly',
	summary: '',
	description: 'By hand',
	time_zone: 'Asia/Jakarta',
	ical: { token: null },
	layers: [
		{
			name: 'Layer 1',
			shift_length: 604_800,
			rotation_start_time: '2022-07-08T11:26:33Z',
			rotation_end_time: '2032-07-15T11:26:33Z',
			unique_id: 'a5ec8d44-572b-4ecd-9935-078aef6a2837',
			last_edited: '2022-07-08T11:28:47.218341Z',
			restriction_type: 1,
			is_active: true,
			restrictions: [{ duration: 14_400, start_day_of_week: 7, start_time_of_day: '00:00:00' }],
			users: [{ user: 'eva-4', position: 1 }],
		},
	],
};

let zenduty: FakeZenduty;
let schedule: FakeZendutySchedule;
let remote: MemoryRemote;

beforeEach(async () => {
	zenduty = await startFakeZenduty();
	for (const name of ['budi', 'mei', 'rina', 'eva']) zenduty.users.set(`${name}-4`, `${name}@example.com`);
	schedule = { team: TEAM_ID, overrides: [], rest: REST };
	zenduty.schedules.set(ID, schedule);
	remote = new MemoryRemote();
	put(['teams/payments.yaml', TEAM], [PATH, SCHEDULE]);
});

afterEach(async () => {
	expect(zenduty.violations).toEqual([]);
	await zenduty.stop();
});

function put(...files: readonly (readonly [path: string, content: string])[]): void {
	remote.push(files.map(([path, content]) => ({ path, content })));
}

async function sync(now = NOW, isDryRun = false) {
	const pager = createZendutySchedules({ token: 'test', apiUrl: zenduty.url, timeoutMs: 500, pauseMs: 0 });
	const report = await syncPagers(new MemoryRepository(remote), { schedules: { zenduty: pager }, now, isDryRun });
	expect(report.problems).toEqual([]);
	return describePagers(report.pagers);
}

/** An override that somebody made there by hand. */
function byHand(user: string, start_time: string, end_time: string): void {
	const own = { name: 'Swap', user, start_time, end_time, unique_id: randomUUID() };
	schedule.overrides = [...schedule.overrides, own];
}

const there = () => schedule.overrides.map((one) => `${one.name} ${one.user} ${one.start_time} ${one.end_time}`).sort();
const written = () => zenduty.calls.filter((call) => !call.startsWith('GET'));
const override = (member: string, from: string, until: string) =>
	`${SCHEDULE}overrides:\n  - { role: primary, member: "${member}", from: ${from}, until: ${until} }\n`;
const OURS = [
	'Tocsin budi-4 2026-11-20T04:05:00Z 2026-11-23T03:00:00Z',
	'Tocsin mei-4 2026-11-23T03:00:00Z 2026-11-30T03:00:00Z',
	'Tocsin rina-4 2026-11-30T03:00:00Z 2026-12-07T03:00:00Z',
];

describe('a schedule that is pushed', () => {
	test('has an override for each shift of two weeks, and then nothing is left to do', async () => {
		const lines = [
			'  @budi from 2026-11-20T04:05:00Z until 2026-11-23T03:00:00Z',
			'  @mei from 2026-11-23T03:00:00Z until 2026-11-30T03:00:00Z',
			'  @rina from 2026-11-30T03:00:00Z until 2026-12-07T03:00:00Z',
		];
		expect(await sync(NOW, true)).toEqual([`payments primary → ${PAGER}: would change`, ...lines]);
		expect(written()).toEqual([]);
		expect(await sync()).toEqual([`payments primary → ${PAGER}: changed`, ...lines]);
		expect(there()).toEqual(OURS);
		const commit = remote.tip!.id;
		for (const now of [NOW, '2026-11-20T04:05:31.123Z', '2026-11-22T00:00:00Z']) expect(await sync(now)).toEqual([]);
		expect([written(), remote.tip!.id]).toEqual([Array(3).fill(`POST /v2${AT}overrides/`), commit]);
		expect(await sync('2026-11-23T03:10:00Z')).toEqual([
			`payments primary → ${PAGER}: changed`,
			'  @budi from 2026-12-07T03:00:00Z until 2026-12-14T03:00:00Z',
		]);
	});

	test('has none of ours over another: what is wrong for a part is taken back and made again', async () => {
		await sync();
		put([PATH, override('@rina', '2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z')]);
		const lines = [
			'  not @mei from 2026-11-23T03:00:00Z until 2026-11-30T03:00:00Z',
			'  @mei from 2026-11-23T03:00:00Z until 2026-11-24T00:00:00Z',
			'  @rina from 2026-11-24T00:00:00Z until 2026-11-25T00:00:00Z',
			'  @mei from 2026-11-25T00:00:00Z until 2026-11-30T03:00:00Z',
		];
		expect(await sync(NOW, true)).toEqual([`payments primary → ${PAGER}: would change`, ...lines]);
		expect(await sync()).toEqual([`payments primary → ${PAGER}: changed`, ...lines]);
		expect(there()).toEqual([
			OURS[0],
			'Tocsin mei-4 2026-11-23T03:00:00Z 2026-11-24T00:00:00Z',
			'Tocsin mei-4 2026-11-25T00:00:00Z 2026-11-30T03:00:00Z',
			'Tocsin rina-4 2026-11-24T00:00:00Z 2026-11-25T00:00:00Z',
			OURS[2],
		]);
		put([PATH, SCHEDULE]);
		await sync();
		expect(there()).toEqual([
			OURS[0],
			'Tocsin mei-4 2026-11-23T03:00:00Z 2026-11-24T00:00:00Z',
			'Tocsin mei-4 2026-11-24T00:00:00Z 2026-11-25T00:00:00Z',
			'Tocsin mei-4 2026-11-25T00:00:00Z 2026-11-30T03:00:00Z',
			OURS[2],
		]);
		expect(await sync()).toEqual([]);
	});

	test('keeps all else when something is taken back, also what was changed there since', async () => {
		await sync();
		byHand('mei-4', '2026-12-20T00:00:00Z', '2026-12-21T00:00:00Z');
		byHand('mei-4', '2026-11-23T03:00:00Z', '2026-11-30T03:00:00Z');
		schedule.rest = { ...REST, description: 'Changed' };
		put([PATH, SCHEDULE.replace(/pager:\n.*\n/, '')]);
		expect((await sync('2026-11-21T00:00:00Z'))[0]).toBe(`payments no longer → ${PAGER}: changed`);
		expect(there()).toEqual([
			'Swap mei-4 2026-11-23T03:00:00Z 2026-11-30T03:00:00Z',
			'Swap mei-4 2026-12-20T00:00:00Z 2026-12-21T00:00:00Z',
		]);
		expect(schedule.rest).toEqual({ ...REST, description: 'Changed' });
		expect(written().slice(3)).toEqual(Array(3).fill(`PATCH ${AT}`));
		expect(remote.tip!.files.has(RECORD)).toBe(false);
		expect(await sync('2026-11-21T00:00:00Z')).toEqual([]);
	});

	test('an override that somebody made against it is left and named, for nobody says which one holds', async () => {
		byHand('eva-4', '2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z');
		byHand('mei-4', '2026-11-23T03:00:00Z', '2026-11-30T03:00:00Z');
		const problem =
			'  ! zenduty has an override for the user eva-4 from 2026-11-21T00:00:00Z until 2026-11-22T00:00:00Z, when it is @budi: take it out there';
		expect((await sync()).at(-1)).toBe(problem);
		expect(there()).toEqual([
			'Swap eva-4 2026-11-21T00:00:00Z 2026-11-22T00:00:00Z',
			'Swap mei-4 2026-11-23T03:00:00Z 2026-11-30T03:00:00Z',
			OURS[0],
			OURS[2],
		]);
		expect(await sync()).toEqual([`payments primary → ${PAGER}: the same`, problem]);
	});

	test('somebody whom Zenduty does not know is named, and the others are there', async () => {
		zenduty.users.delete('budi-4');
		expect((await sync()).at(-1)).toBe('  ! zenduty has no user with the mail address of @budi');
		expect(there()).toEqual(OURS.slice(1));
	});

	test('an override that Zenduty refuses is named, and the others are there', async () => {
		zenduty.troubles.push(...Array(5).fill('usual'), { status: 400, error: { detail: 'No.' } });
		expect((await sync()).at(-1)).toBe('  ! Zenduty answered 400: No., to the override from 2026-11-23T03:00:00Z');
		expect(there()).toEqual([OURS[0], OURS[2]]);
	});

	test('an override that Zenduty keeps is a failure and stays ours', async () => {
		await sync();
		zenduty.isStubborn = true;
		put([PATH, SCHEDULE.replace(/pager:\n.*\n/, '')]);
		const line = `payments no longer → ${PAGER}: FAILED: Zenduty kept an override of schedule ${TEAM_ID}/${ID} that was taken out`;
		expect([await sync(), await sync()]).toEqual([[line], [line]]);
		zenduty.isStubborn = false;
		await sync();
		expect(there()).toEqual([]);
	});

	test('asks for no more overrides than Zenduty takes in a minute', async () => {
		put([PATH, SCHEDULE.replace('every: week', 'every: hours, length: 12')]);
		expect((await sync()).at(-1)).toBe('  ! Zenduty takes 20 overrides a minute: 9 more are left to the next run');
		expect(schedule.overrides).toHaveLength(20);
		expect((await sync()).filter((text) => text.startsWith('  @'))).toHaveLength(9);
		expect(await sync()).toEqual([]);
	});

	// Three members, the schedule, three overrides; then three members, a schedule read and written twice, and as before.
	test.each(Array.from({ length: 11 }, (_, place) => place))(
		'whatever call the answer is lost of (%i), the next runs make it good',
		async (place) => {
			await sync();
			put([PATH, SCHEDULE.replace('["@budi", "@mei", "@rina"]', '["@mei", "@budi", "@rina"]')]);
			zenduty.troubles.push(...Array(place).fill('usual'), 'lost');
			await sync();
			zenduty.troubles.length = 0;
			await sync();
			expect(there()).toEqual([
				'Tocsin budi-4 2026-11-23T03:00:00Z 2026-11-30T03:00:00Z',
				'Tocsin mei-4 2026-11-20T04:05:00Z 2026-11-23T03:00:00Z',
				OURS[2],
			]);
			expect(await sync()).toEqual([]);
		},
	);
});

describe('Zenduty in trouble', () => {
	const OTHER = `${TEAM_ID}/dadcec8e-e4d7-4e76-8a24-d8d6c1278d1f`;
	const TWO = SCHEDULE.replace(/( {2}- \{ system.*\n)/, (link) => `${link}${link.replace(`${TEAM_ID}/${ID}`, OTHER)}`);
	const HELP_401 =
		'  The token in TOCSIN_ZENDUTY_TOKEN is wrong or revoked: make another one in Zenduty, under API keys';

	test.each<[string, FakeZenduty['troubles'][number], readonly string[]]>([
		['401', { status: 401, error: { detail: 'Invalid token.' } }, ['Zenduty answered 401: Invalid token.', HELP_401]],
		['429', { status: 429, headers: { 'retry-after': '30' } }, ['Zenduty answered 429']],
		['503', { status: 503 }, ['Zenduty answered 503']],
		['a redirect', { status: 302, headers: { location: 'https://example.com/' } }, ['Zenduty answered 302']],
		['no answer', 'hang', ['Zenduty did not answer in time']],
	])('%s: it is asked no more in this run', async (_name, trouble, [error, ...help]) => {
		put([PATH, TWO]);
		zenduty.troubles.push(trouble);
		expect(await sync()).toEqual([
			`payments primary → ${PAGER}: FAILED: ${error}`,
			...help,
			`payments primary → zenduty/${OTHER}: FAILED: ${error}`,
			...help,
		]);
		expect(zenduty.calls).toHaveLength(1);
	});

	test.each([
		[{ 'retry-after': '30' }, 30_000],
		[{ 'retry-after': 'soon' }, 60_000],
		[undefined, 60_000],
	])('429 with %j waits %i ms', async (headers, retryAfterMs) => {
		zenduty.troubles.push({ status: 429, ...(headers && { headers }) });
		const pager = createZendutySchedules({ token: 'test', apiUrl: zenduty.url });
		expect(await pager.findUser('budi@example.com')).toMatchObject({ retryAfterMs, isSystemDown: true });
	});

	test('429 in the midst of overrides: those that were made are ours, and the rest is for the next run', async () => {
		zenduty.troubles.push(...Array(5).fill('usual'), { status: 429 });
		expect(await sync()).toEqual([
			`payments primary → ${PAGER}: FAILED: Zenduty answered 429`,
			'  @budi from 2026-11-20T04:05:00Z until 2026-11-23T03:00:00Z',
		]);
		expect(remote.tip!.files.get(RECORD)).toContain(`    id: ${OURS[0]!.slice('Tocsin '.length)}\n`);
		await sync();
		expect(there()).toEqual(OURS);
	});

	test.each<[string, () => void, string, string]>([
		[
			'that is not there',
			() => zenduty.schedules.delete(ID),
			'Zenduty answered 404: Not Found.',
			'Check the ids of team and schedule, and that the token in TOCSIN_ZENDUTY_TOKEN is of the account that has them',
		],
		[
			'that the token may not see',
			() => zenduty.troubles.push('usual', 'usual', 'usual', { status: 403, error: { detail: 'Forbidden.' } }),
			'Zenduty answered 403: Forbidden.',
			'The token in TOCSIN_ZENDUTY_TOKEN is wrong, or its owner may not do this: see docs/reconcile.md',
		],
	])('a schedule %s holds up no other', async (_name, spoil, error, help) => {
		zenduty.schedules.set(OTHER.split('/')[1]!, { ...schedule });
		put([PATH, TWO]);
		spoil();
		expect((await sync()).slice(0, 3)).toEqual([
			`payments primary → ${PAGER}: FAILED: ${error}`,
			`  ${help}`,
			`payments primary → zenduty/${OTHER}: changed`,
		]);
	});

	test('a schedule without a list of overrides is not taken for one without overrides', async () => {
		schedule.overrides = undefined as never;
		expect(await sync()).toEqual([
			`payments primary → ${PAGER}: FAILED: Zenduty did not list the overrides of schedule ${TEAM_ID}/${ID}`,
		]);
		expect(written()).toEqual([]);
	});

	test('that is not set up', async () => {
		const report = await syncPagers(new MemoryRepository(remote), { schedules: {}, now: NOW, isDryRun: false });
		expect(describePagers(report.pagers)).toEqual([`payments primary → ${PAGER}: not set up (TOCSIN_ZENDUTY_TOKEN)`]);
	});

	test.each([ID, `/${ID}`, `${TEAM_ID}/`, `${TEAM_ID}/${ID}/x`])(
		'a schedule written as %s is refused by check',
		(id) => {
			const parsed = parseRecord('schedule', PATH, SCHEDULE.replace(`${TEAM_ID}/${ID}`, id));
			expect(parsed.ok ? [] : parsed.problems.map(({ message }) => message)).toEqual([
				`Unexpected schedule "${id}", expected the ids of the team and of the schedule at Zenduty, as team/schedule`,
			]);
		},
	);
});

describe('a schedule that is read', () => {
	const [from, until] = ['2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z'];

	test('gives us the overrides that are made there, and takes them out with them', async () => {
		put([PATH, READ]);
		byHand('rina-4', from, until);
		byHand('mei-4', '2025-01-01T00:00:00Z', '2025-01-02T00:00:00Z');
		byHand('eva-4', '2026-11-25T00:00:00Z', '2026-11-26T00:00:00Z');
		const problem =
			'  ! teams/ has nobody for the user eva-4 of zenduty, who has an override from 2026-11-25T00:00:00Z';
		expect(await sync()).toEqual([
			`payments primary ← ${PAGER}: changed`,
			`  @rina from ${from} until ${until}`,
			problem,
		]);
		expect(remote.tip!.files.get(PATH)).toBe(
			`${READ}overrides:\n  - role: primary\n    member: "@rina"\n    from: ${from}\n    until: ${until}\n    reason: Made in Zenduty, schedule ${TEAM_ID}/${ID}\n`,
		);
		expect(await sync()).toEqual([`payments primary ← ${PAGER}: the same`, problem]);
		schedule.overrides = [];
		expect(await sync()).toEqual([`payments primary ← ${PAGER}: changed`, `  not @rina from ${from} until ${until}`]);
		expect(written()).toEqual([]);
	});

	test('a user who is gone there is named', async () => {
		put([PATH, READ]);
		byHand('gone-4', from, until);
		expect((await sync()).at(-1)).toBe(
			`  ! teams/ has nobody for the user gone-4 of zenduty, who has an override from ${from}`,
		);
	});
});

describe('settings', () => {
	test('are for what they say', async () => {
		expect(readZendutySettings({})).toEqual({ state: 'absent' });
		expect(readZendutySettings({ TOCSIN_ZENDUTY_TOKEN: ' x ' })).toEqual({ state: 'set', settings: { token: 'x' } });
		const { pagerSchedules, problems } = outsideSystems({
			TOCSIN_ZENDUTY_TOKEN: 'x',
			TOCSIN_ZENDUTY_API_URL: zenduty.url,
		});
		expect(problems).toEqual([]);
		expect(await pagerSchedules.zenduty?.findUser('Budi@example.com')).toEqual({ state: 'done', value: 'budi-4' });
	});

	test("without an address Zenduty's own is called", async () => {
		const asked: unknown[] = [];
		const fetch = async (url: unknown) => {
			asked.push(url);
			return Response.json([]);
		};
		await createZendutySchedules({ token: 'x', fetch }).findUser('budi@example.com');
		expect(asked).toEqual(['https://www.zenduty.com/api/account/members/']);
	});

	test.each(['http://www.zenduty.com/api', 'http://localhost.example.com', 'www.zenduty.com'])('%s is wrong', (url) => {
		const { pagerSchedules, problems } = outsideSystems({ TOCSIN_ZENDUTY_TOKEN: 'x', TOCSIN_ZENDUTY_API_URL: url });
		expect([pagerSchedules, problems]).toEqual([
			{},
			['Zenduty is not called: Unexpected TOCSIN_ZENDUTY_API_URL, expected an address that starts with https://'],
		]);
	});
});
