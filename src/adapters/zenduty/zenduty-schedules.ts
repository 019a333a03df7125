import { setTimeout as pause } from 'node:timers/promises';
import type { PagerShift } from '../../core/oncall/pager-shift.ts';
import { normaliseInstant, toEpochMs } from '../../core/time/instant.ts';
import type { MadeOverrides, PagerAnswer, PagerSchedules } from '../../ports/pager-schedules.ts';
import { askPager } from '../http/ask-pager.ts';
import { callZenduty, type ZendutyConnection } from './call-zenduty.ts';
import { failureOfZenduty } from './failure-of-zenduty.ts';

interface Entry {
	readonly name?: string;
	readonly user: string;
	readonly start_time: string;
	readonly end_time: string;
}

interface Member {
	readonly user: { readonly username: string; readonly email: string };
}

/** By this name people and we know an override of ours. */
const NAME = 'Tocsin';
/** Zenduty's description of overrides: one a second, and twenty a minute. */
const PAUSE_MS = 1000;
const AT_ONCE = 20;

/**
 * The schedules of Zenduty, known by `team/schedule`, over its REST API. Zenduty says by no documented call who is on call
 * ahead, nor which of two overrides holds, so only overrides are looked at and none of ours is laid over another.
 */
export function createZendutySchedules(connection: ZendutyConnection): PagerSchedules {
	const asked = <T>(call: () => Promise<PagerAnswer<T>>) => askPager('Zenduty', call);
	const overrides: PagerSchedules['overrides'] = (schedule, period) =>
		asked(() => overridesIn(connection, schedule, period));
	return {
		lastWins: false,
		onCall: overrides,
		overrides,
		override: (schedule, shifts) => override(connection, schedule, shifts),
		remove: (schedule, id) => asked(() => remove(connection, schedule, id)),
		findUser: (mail) => asked(() => findUser(connection, mail)),
		mailOf: (user) => asked(() => mailOf(connection, user)),
	};
}

async function overridesIn(
	connection: ZendutyConnection,
	schedule: string,
	{ from, until }: { readonly from: string; readonly until: string },
): Promise<PagerAnswer<readonly PagerShift[]>> {
	const answer = await callZenduty(connection, `GET ${pathOf(schedule)}`);
	if (!answer.ok) return failureOfZenduty(answer);
	const { overrides } = (await answer.json()) as { readonly overrides?: readonly Entry[] };
	if (!overrides) return unlisted(schedule);
	const found = overrides
		.flatMap(shiftOf)
		.filter(({ start, end }) => toEpochMs(start) < toEpochMs(until) && toEpochMs(from) < toEpochMs(end))
		.sort((a, b) => toEpochMs(a.start) - toEpochMs(b.start));
	return { state: 'done', value: found };
}

/** One by one, as Zenduty takes them: what was made before a failure is told with it. */
async function override(
	connection: ZendutyConnection,
	schedule: string,
	shifts: readonly PagerShift[],
): Promise<PagerAnswer<MadeOverrides>> {
	const made: MadeOverrides['made'][number][] = [];
	const refused: string[] = [];
	for (const [place, shift] of shifts.slice(0, AT_ONCE).entries()) {
		if (place > 0) await pause(connection.pauseMs ?? PAUSE_MS);
		const answer = await askPager('Zenduty', () => make(connection, schedule, shift));
		if (answer.state === 'done') made.push(...answer.value);
		else if (answer.isPermanent) refused.push(`${answer.error}, to the override from ${shift.start}`);
		else return { state: 'done', value: { made, refused, failure: answer } };
	}
	const left = shifts.length - AT_ONCE;
	if (left > 0) refused.push(`Zenduty takes ${AT_ONCE} overrides a minute: ${left} more are left to the next run`);
	return { state: 'done', value: { made, refused } };
}

/** The call that touches nothing else of a schedule, of the API's version 2. */
async function make(
	connection: ZendutyConnection,
	schedule: string,
	{ user, start, end }: PagerShift,
): Promise<PagerAnswer<MadeOverrides['made']>> {
	const body: Entry = { name: NAME, user, start_time: start, end_time: end };
	const answer = await callZenduty(connection, `POST v2/${pathOf(schedule)}overrides/`, body);
	if (!answer.ok) return failureOfZenduty(answer);
	const entry = (await answer.json()) as Entry;
	return { state: 'done', value: shiftOf(entry).map((shift) => ({ ...shift, id: idOf(entry) })) };
}

/**
 * There is no call that deletes an override, so the schedule is read, and written at once without it and otherwise as it
 * was read. What is changed there between the two is lost; Zenduty has no mark of a version to ask for.
 */
async function remove(connection: ZendutyConnection, schedule: string, id: string): Promise<PagerAnswer<undefined>> {
	const done = { state: 'done', value: undefined } as const;
	const answer = await callZenduty(connection, `GET ${pathOf(schedule)}`);
	if (answer.status === 404) return done;
	if (!answer.ok) return failureOfZenduty(answer);
	const found = (await answer.json()) as { readonly overrides?: readonly Entry[] };
	if (!found.overrides) return unlisted(schedule);
	const overrides = found.overrides.filter((entry) => !isOurs(entry, id));
	if (overrides.length === found.overrides.length) return done;
	const written = await callZenduty(connection, `PATCH ${pathOf(schedule)}`, { ...found, overrides });
	if (!written.ok) return failureOfZenduty(written);
	const after = (await written.json()) as { readonly overrides?: readonly Entry[] };
	if (!after.overrides) return unlisted(schedule);
	if (!after.overrides.some((entry) => isOurs(entry, id))) return done;
	return { state: 'failed', error: `Zenduty kept an override of schedule ${schedule} that was taken out` };
}

async function findUser(connection: ZendutyConnection, mail: string): Promise<PagerAnswer<string | undefined>> {
	const answer = await callZenduty(connection, 'GET account/members/');
	if (!answer.ok) return failureOfZenduty(answer);
	const members = (await answer.json()) as readonly Member[];
	const found = members.find(({ user }) => user.email.toLowerCase() === mail.toLowerCase());
	return { state: 'done', value: found?.user.username };
}

async function mailOf(connection: ZendutyConnection, user: string): Promise<PagerAnswer<string | undefined>> {
	const answer = await callZenduty(connection, `GET account/members/${encodeURIComponent(user)}/`);
	if (answer.status === 404) return { state: 'done', value: undefined };
	if (!answer.ok) return failureOfZenduty(answer);
	return { state: 'done', value: ((await answer.json()) as Member).user.email };
}

function pathOf(schedule: string): string {
	const [team = '', id = ''] = schedule.split('/');
	return `account/teams/${encodeURIComponent(team)}/schedules/${encodeURIComponent(id)}/`;
}

/** No overrides are an empty list; without a list everything would be made again, or lost. */
function unlisted(schedule: string): PagerAnswer<never> {
	return { state: 'failed', error: `Zenduty did not list the overrides of schedule ${schedule}` };
}

function isOurs(entry: Entry, id: string): boolean {
	return entry.name === NAME && idOf(entry) === id;
}

/** What an override says, because a schedule that is written may get overrides with other ids of Zenduty's own. */
function idOf({ user, start_time, end_time }: Entry): string {
	return [user, normaliseInstant(start_time), normaliseInstant(end_time)].join(' ');
}

function shiftOf({ user, start_time, end_time }: Entry): readonly PagerShift[] {
	const [start, end] = [normaliseInstant(start_time), normaliseInstant(end_time)];
	return start !== undefined && end !== undefined ? [{ user, start, end }] : [];
}
