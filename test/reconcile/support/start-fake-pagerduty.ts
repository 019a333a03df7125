import { pagerdutyViolations } from './pagerduty-contract.ts';
import { type ApiAnswer as Answer, type ApiServer, startApiServer } from './start-api-server.ts';

/** Somebody on call, from an instant until before another (milliseconds since 1970). */
export interface FakeShift {
	readonly user: string;
	readonly start: number;
	end: number;
}

export interface FakeSchedule {
	/** What its layers say. */
	base: readonly FakeShift[];
	/** In the order in which they were made; the last one wins. */
	overrides: (FakeShift & { readonly id: string })[];
	/** Made of shifts: only the API v3 knows it. */
	readonly isV3?: boolean;
}

export interface FakePagerduty extends ApiServer {
	/** Milliseconds since 1970. */
	now: number;
	readonly users: Map<string, string>;
	readonly incidents: Map<string, { status: string; notes: string[] }>;
	readonly schedules: Map<string, FakeSchedule>;
	/** Who is on call over a span, overrides included. */
	onCall(schedule: string, start: number, end: number): readonly FakeShift[];
}

/** A server that keeps incidents, notes, users and schedules as PagerDuty does, and holds each request against its description. */
export async function startFakePagerduty(now: string): Promise<FakePagerduty> {
	const server = await startApiServer({
		act: (request) => act(fake, request),
		violationsOf: pagerdutyViolations,
		explain: (error) => ({ error }),
	});
	const fake: FakePagerduty = {
		...server,
		now: Date.parse(now),
		users: new Map(),
		incidents: new Map(),
		schedules: new Map(),
		onCall: (schedule, start, end) => finalOf(fake.schedules.get(schedule)!, start, end),
	};
	return fake;
}

interface Request {
	readonly method: string;
	readonly url: URL;
	readonly body: Record<string, unknown>;
}

const NOT_FOUND: Answer = { status: 404, answer: { error: { message: 'Not Found', code: 2100 } } };

function act(fake: FakePagerduty, request: Request): Answer {
	const [kind = '', id = '', part, last] = request.url.pathname.slice(1).split('/');
	if (kind === 'v3')
		return fake.schedules.get(part ?? '')?.isV3
			? {
					status: 200,
					answer: { schedule: { id: part, type: 'schedule_v3', name: 'Shifts', time_zone: 'Asia/Jakarta' } },
				}
			: NOT_FOUND;
	if (kind === 'users') return actOnUsers(fake, request, id);
	if (kind === 'incidents') return actOnIncident(fake, request, { id, part });
	const schedule = fake.schedules.get(id);
	if (!schedule || schedule.isV3) return NOT_FOUND;
	if (part === undefined) {
		const rendered_schedule_entries = finalOf(schedule, ...periodOf(request.url)).map(entryOf);
		const final_schedule = { name: 'Final Schedule', rendered_schedule_entries };
		return { status: 200, answer: { schedule: { id, type: 'schedule', time_zone: 'Asia/Jakarta', final_schedule } } };
	}
	return actOnOverrides(fake, { ...request, schedule, last });
}

function actOnUsers({ users }: FakePagerduty, { url }: Request, id: string): Answer {
	const all = [...users].map(([user, email]) => ({ id: user, type: 'user', email, name: email }));
	if (id === '') {
		const query = (url.searchParams.get('query') ?? '').toLowerCase();
		return { status: 200, answer: { users: all.filter(({ email }) => email.includes(query)) } };
	}
	const user = all.find((one) => one.id === id);
	return user ? { status: 200, answer: { user } } : NOT_FOUND;
}

function actOnIncident(
	{ incidents }: FakePagerduty,
	{ method, body }: Request,
	{ id, part }: { readonly id: string; readonly part: string | undefined },
): Answer {
	const incident = incidents.get(id);
	if (!incident) return NOT_FOUND;
	if (part === 'notes') {
		if (method === 'POST') incident.notes.push((body.note as { content: string }).content);
		const notes = incident.notes.map((content) => ({ content }));
		return { status: 200, answer: method === 'POST' ? { note: notes.at(-1) } : { notes } };
	}
	if (method === 'PUT') incident.status = (body.incident as { status: string }).status;
	return { status: 200, answer: { incident: { id, status: incident.status } } };
}

function actOnOverrides(
	fake: FakePagerduty,
	{
		method,
		url,
		body,
		schedule,
		last,
	}: Request & { readonly schedule: FakeSchedule; readonly last: string | undefined },
): Answer {
	if (method === 'DELETE') {
		const own = schedule.overrides.find(({ id }) => id === last);
		if (!own) return NOT_FOUND;
		if (own.start < fake.now && fake.now < own.end) {
			own.end = fake.now;
			return { status: 200 };
		}
		schedule.overrides = schedule.overrides.filter((one) => one !== own);
		return { status: 204 };
	}
	if (method === 'GET') {
		const [start, end] = periodOf(url);
		const found = schedule.overrides.filter((one) => one.start < end && start < one.end);
		return { status: 200, answer: { overrides: found.map(entryOf) } };
	}
	const asked = body.overrides as readonly { start: string; end: string; user: { id: string } }[];
	const answers = asked.map(({ start, end, user }) => {
		if (!fake.users.has(user.id)) return { status: 400, errors: ['User not found'], override: { start, end, user } };
		const id = `Q${fake.calls.length}${schedule.overrides.length}`;
		schedule.overrides.push({ id, user: user.id, start: Date.parse(start), end: Date.parse(end) });
		return { status: 201, override: { id, start, end, user } };
	});
	return { status: 201, answer: answers };
}

function periodOf({ searchParams }: URL): readonly [start: number, end: number] {
	return [Date.parse(searchParams.get('since') ?? ''), Date.parse(searchParams.get('until') ?? '')];
}

/** As PagerDuty writes times: by the clock of the schedule's zone, with its offset. */
function entryOf({ user, start, end }: FakeShift) {
	const local = (ms: number) => `${new Date(ms + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
	return { start: local(start), end: local(end), user: { id: user, type: 'user_reference' } };
}

function finalOf({ base, overrides }: FakeSchedule, start: number, end: number): readonly FakeShift[] {
	let final: readonly FakeShift[] = base;
	for (const { user, start: from, end: until } of overrides) {
		const rest = final.flatMap((shift) =>
			[
				{ ...shift, end: Math.min(shift.end, from) },
				{ ...shift, start: Math.max(shift.start, until) },
			].filter((piece) => piece.end > piece.start),
		);
		final = [...rest, { user, start: from, end: until }].sort((a, b) => a.start - b.start);
	}
	return final.flatMap((shift) => {
		const piece = { ...shift, start: Math.max(shift.start, start), end: Math.min(shift.end, end) };
		return piece.end > piece.start ? [piece] : [];
	});
}
