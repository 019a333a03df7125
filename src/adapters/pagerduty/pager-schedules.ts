import type { PagerShift } from '../../core/oncall/pager-shift.ts';
import { normaliseInstant } from '../../core/time/instant.ts';
import type { MadeOverrides, PagerAnswer, PagerSchedules } from '../../ports/pager-schedules.ts';
import { askPager, type Failure } from '../http/ask-pager.ts';
import { callPagerduty, type PagerdutyConnection } from './call-pagerduty.ts';
import { failureOf } from './failure-of.ts';

interface Entry {
	readonly start: string;
	readonly end: string;
	readonly user?: { readonly id: string };
}

interface Created {
	readonly status?: number;
	readonly errors?: readonly string[];
	readonly override: Entry & { readonly id?: string };
}

interface User {
	readonly id: string;
	readonly email: string;
}

/** The schedules of PagerDuty that are made of layers, over its REST API v2. */
export function createPagerdutySchedules(connection: PagerdutyConnection): PagerSchedules {
	const asked = <T>(call: () => Promise<PagerAnswer<T>>) => askPager('PagerDuty', call);
	return {
		lastWins: true,
		onCall: (schedule, period) => asked(() => onCall(connection, schedule, period)),
		overrides: (schedule, period) => asked(() => overrides(connection, schedule, period)),
		override: (schedule, shifts) => asked(() => override(connection, schedule, shifts)),
		remove: (schedule, id) => asked(() => remove(connection, schedule, id)),
		findUser: (mail) => asked(() => findUser(connection, mail)),
		mailOf: (user) => asked(() => mailOf(connection, user)),
	};
}

interface Period {
	readonly from: string;
	readonly until: string;
}

async function onCall(
	connection: PagerdutyConnection,
	schedule: string,
	{ from, until }: Period,
): Promise<PagerAnswer<readonly PagerShift[]>> {
	const query = new URLSearchParams({ since: from, until });
	const answer = await callPagerduty(connection, `GET schedules/${encodeURIComponent(schedule)}?${query}`);
	if (!answer.ok) return explained(connection, schedule, await failureOf(answer));
	const body = (await answer.json()) as {
		readonly schedule?: { readonly final_schedule?: { readonly rendered_schedule_entries?: readonly Entry[] } };
	};
	const entries = body.schedule?.final_schedule?.rendered_schedule_entries;
	// Nobody on call is an empty list; without a list everybody would be covered by an override.
	if (!entries) return { state: 'failed', error: `PagerDuty did not say who is on call in schedule ${schedule}` };
	return { state: 'done', value: entries.flatMap(shiftOf) };
}

async function overrides(
	connection: PagerdutyConnection,
	schedule: string,
	{ from, until }: Period,
): Promise<PagerAnswer<readonly PagerShift[]>> {
	const query = new URLSearchParams({ since: from, until, overflow: 'true' });
	const answer = await callPagerduty(connection, `GET schedules/${encodeURIComponent(schedule)}/overrides?${query}`);
	if (!answer.ok) return explained(connection, schedule, await failureOf(answer));
	const body = (await answer.json()) as { readonly overrides: readonly Entry[] };
	return { state: 'done', value: body.overrides.flatMap(shiftOf) };
}

/** PagerDuty answers each override by itself, so some may be made and others refused. */
async function override(
	connection: PagerdutyConnection,
	schedule: string,
	shifts: readonly PagerShift[],
): Promise<PagerAnswer<MadeOverrides>> {
	const body = shifts.map(({ user, start, end }) => ({ start, end, user: { id: user, type: 'user_reference' } }));
	const answer = await callPagerduty(connection, `POST schedules/${encodeURIComponent(schedule)}/overrides`, {
		overrides: body,
	});
	if (!answer.ok) return explained(connection, schedule, await failureOf(answer));
	const created = (await answer.json()) as readonly Created[];
	const made = created.flatMap(({ status = 201, override: one }) => {
		const [shift] = status < 300 ? shiftOf(one) : [];
		return shift && one.id !== undefined ? [{ ...shift, id: one.id }] : [];
	});
	const refused = created.flatMap(({ status = 201, errors = [], override: one }) =>
		status < 300 ? [] : [`PagerDuty answered ${status} to the override from ${one.start}: ${errors.join(', ')}`],
	);
	return { state: 'done', value: { made, refused } };
}

/** One that has begun is cut off at this moment; one that has ended or is gone is left as it is. */
async function remove(connection: PagerdutyConnection, schedule: string, id: string): Promise<PagerAnswer<undefined>> {
	const path = `schedules/${encodeURIComponent(schedule)}/overrides/${encodeURIComponent(id)}`;
	const answer = await callPagerduty(connection, `DELETE ${path}`);
	return answer.ok || answer.status === 404 ? { state: 'done', value: undefined } : failureOf(answer);
}

/** The query finds parts of names and addresses, so only the very address counts. */
async function findUser(connection: PagerdutyConnection, mail: string): Promise<PagerAnswer<string | undefined>> {
	const answer = await callPagerduty(connection, `GET users?${new URLSearchParams({ query: mail, limit: '100' })}`);
	if (!answer.ok) return failureOf(answer);
	const { users } = (await answer.json()) as { readonly users: readonly User[] };
	return { state: 'done', value: users.find(({ email }) => email.toLowerCase() === mail.toLowerCase())?.id };
}

async function mailOf(connection: PagerdutyConnection, user: string): Promise<PagerAnswer<string | undefined>> {
	const answer = await callPagerduty(connection, `GET users/${encodeURIComponent(user)}`);
	if (answer.status === 404) return { state: 'done', value: undefined };
	if (!answer.ok) return failureOf(answer);
	return { state: 'done', value: ((await answer.json()) as { readonly user: User }).user.email };
}

/** A schedule of shifts is unknown to the API of schedules of layers, which does not say so. */
async function explained(connection: PagerdutyConnection, schedule: string, failure: Failure): Promise<Failure> {
	if (!/^PagerDuty answered (?:400|404)/.test(failure.error)) return failure;
	const answer = await callPagerduty(connection, `GET v3/schedules/${encodeURIComponent(schedule)}`);
	if (!answer.ok) return failure;
	return {
		state: 'failed',
		error: `PagerDuty schedule ${schedule} is made of shifts (API v3), expected one made of layers`,
		help: 'Link a schedule made of layers: PagerDuty marks it as legacy',
		isPermanent: true,
	};
}

function shiftOf({ start, end, user }: Entry): readonly PagerShift[] {
	const [from, until] = [normaliseInstant(start), normaliseInstant(end)];
	return user && from !== undefined && until !== undefined ? [{ user: user.id, start: from, end: until }] : [];
}
