import { randomUUID } from 'node:crypto';
import { type ApiAnswer, type ApiServer, startApiServer } from './start-api-server.ts';
import { zendutyViolations } from './zenduty-contract.ts';

export interface FakeOverride {
	readonly name: string;
	readonly user: string;
	readonly start_time: string;
	readonly end_time: string;
	readonly unique_id: string;
}

export interface FakeZendutySchedule {
	readonly team: string;
	overrides: readonly FakeOverride[];
	/** Everything else of it. */
	rest: object;
}

export interface FakeZenduty extends ApiServer {
	/** Mail addresses by usernames. */
	readonly users: Map<string, string>;
	readonly schedules: Map<string, FakeZendutySchedule>;
	/** Answers a change of a schedule as if it were made, and makes none. */
	isStubborn: boolean;
}

/**
 * A server that keeps members and schedules as Zenduty is described, and holds each request against what its SDKs send. A
 * schedule that is written has its overrides made anew, with other ids, which the SDKs leave open.
 */
export async function startFakeZenduty(): Promise<FakeZenduty> {
	const server = await startApiServer({
		act: (request) => act(fake, request),
		violationsOf: zendutyViolations,
		explain: (error) => error,
	});
	const fake: FakeZenduty = { ...server, users: new Map(), schedules: new Map(), isStubborn: false };
	return fake;
}

interface Request {
	readonly method: string;
	readonly url: URL;
	readonly body: Record<string, unknown>;
}

const NOT_FOUND: ApiAnswer = { status: 404, answer: { detail: 'Not Found.' } };

function act(fake: FakeZenduty, { method, url, body }: Request): ApiAnswer {
	const [, kind, ...ids] = url.pathname
		.replace(/^\/v2|\/$/g, '')
		.slice(1)
		.split('/');
	if (kind === 'members') return membersOf(fake, ids[0]);
	const [team, , id = ''] = ids;
	const schedule = fake.schedules.get(id);
	if (!schedule || schedule.team !== team) return NOT_FOUND;
	if (method === 'POST') {
		if (!fake.users.has(String(body.user))) return { status: 400, answer: { user: ['Invalid user'] } };
		const override = { ...(body as unknown as FakeOverride), unique_id: randomUUID() };
		schedule.overrides = [...schedule.overrides, override];
		return { status: 201, answer: override };
	}
	if (method === 'PATCH' && !fake.isStubborn) {
		const { overrides, unique_id, team: _, ...rest } = body as unknown as FakeZendutySchedule & { unique_id: string };
		schedule.overrides = overrides.map((one) => ({ ...one, unique_id: randomUUID() }));
		schedule.rest = rest;
	}
	return { status: 200, answer: { ...schedule.rest, team, unique_id: id, overrides: schedule.overrides } };
}

function membersOf({ users }: FakeZenduty, username: string | undefined): ApiAnswer {
	const all = [...users].map(([name, email]) => ({ unique_id: name, user: { username: name, email }, role: 3 }));
	if (username === undefined) return { status: 200, answer: all };
	const member = all.find(({ user }) => user.username === username);
	return member ? { status: 200, answer: member } : NOT_FOUND;
}
