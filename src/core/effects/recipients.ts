import { rolesPagedFirst } from '../oncall/coverage.ts';
import { scheduleOfService } from '../oncall/find-schedules.ts';
import { onCallAt } from '../oncall/on-call-at.ts';
import type { Incident } from '../records/incident.ts';
import { isExplained } from '../records/is-explained.ts';
import type { NotifyPolicy } from '../records/policies/notify.ts';
import type { Team } from '../records/team.ts';
import type { EffectInput, EffectRules } from './effect-records.ts';

export type MailEvent = Exclude<NotifyPolicy['routes'][number]['events'][number], 'weekly' | 'monthly'>;

/** Who hears of an event, and what led nowhere. */
export interface Recipients {
	/** Addresses, each once and sorted. */
	readonly to: readonly string[];
	/** Handles without a mail address, and words of a route that nobody stands behind. */
	readonly unreachable: readonly string[];
}

export interface MailOccasion {
	/** Absent: no route is asked. */
	readonly event?: MailEvent;
	/** When it happened, RFC 3339 UTC; who is on call then hears of it. */
	readonly at: string;
	/** People who hear of it beside those of the routes, where there are any. */
	readonly people?: readonly string[];
	/** Addresses that have been told before, and hear of this too, whatever the routes say now. */
	readonly told?: readonly string[];
	/** Months later the on-call engineer of the day has nothing to do with it: only who was in the incident. */
	readonly isLater?: boolean;
}

/** The words that reach the owner of the service and nobody else. */
const OWNER_WORDS: ReadonlySet<string> = new Set(['team', 'on-call']);

/**
 * Who is mailed of an event, by all routes of `policies/notify.yaml` that match. Of an incident that another explains
 * only its owner hears, and who was told before.
 */
export function recipientsOf(input: EffectInput, occasion: MailOccasion): Recipients {
	const { facts, rules } = input;
	const { event, people = [], told = [] } = occasion;
	const routes = (rules.policies.notify?.routes ?? []).filter((route) => matches(route, facts, event));
	const words = [...new Set(routes.flatMap(({ mail = [] }) => mail))];
	const allowed = isExplained(input.facts) ? words.filter((word) => OWNER_WORDS.has(word)) : words;
	const found = [
		...allowed.map((word) => resolveWord(word, input, occasion)),
		...(routes.length > 0 ? people.map((handle) => resolvePerson(handle, rules)) : []),
		{ to: told, unreachable: [] },
	];
	const unique = (texts: readonly string[]) => [...new Set(texts)].sort();
	return {
		to: unique(found.flatMap(({ to }) => to)),
		unreachable: unique(found.flatMap(({ unreachable }) => unreachable)),
	};
}

/** Whether a route is for an event of an incident. */
export function matches(
	{ events, teams, severities, kinds, products }: NotifyPolicy['routes'][number],
	{ team, severity, kind, product }: Incident,
	event: MailEvent | undefined,
): boolean {
	return (
		event !== undefined &&
		events.includes(event) &&
		(teams?.includes(team) ?? true) &&
		(severities?.includes(severity) ?? true) &&
		(kinds?.includes(kind) ?? true) &&
		(products?.includes(product) ?? true)
	);
}

function resolveWord(word: string, input: EffectInput, occasion: MailOccasion): Recipients {
	const { facts, rules } = input;
	const service = rules.services.get(facts.service);
	switch (word) {
		case 'team':
			return resolveTeam(facts.team, rules);
		case 'on-call':
			return resolvePeople(word, onCallOf(input, occasion), rules);
		case 'service-owner': {
			const lead = rules.teams.get(service?.owner ?? facts.team)?.lead;
			return resolvePeople(word, lead === undefined ? [] : [lead], rules);
		}
		case 'stakeholders':
			// Many a service has none.
			return merge((service?.stakeholders ?? []).map((handle) => resolvePerson(handle, rules)));
		default:
			return { to: [word], unreachable: [] };
	}
}

/** Who is in the incident, and whoever was paged first for its service when it happened. */
function onCallOf({ facts, rules }: EffectInput, { at, isLater }: MailOccasion): readonly string[] {
	const { on_call, responder } = facts.roles ?? {};
	const known = [on_call, responder].filter((handle) => handle !== undefined);
	const service = rules.services.get(facts.service) ?? { owner: facts.team };
	const schedule = isLater ? undefined : scheduleOfService(rules.schedules, service)?.schedule;
	if (!schedule) return known;
	const roles = rolesPagedFirst(schedule);
	const shifts = onCallAt(schedule, at).filter(({ role }) => roles.includes(role));
	return [...new Set([...known, ...shifts.map(({ member }) => member)])];
}

function resolveTeam(slug: string, rules: EffectRules): Recipients {
	const team = rules.teams.get(slug);
	if (team?.mail !== undefined) return { to: [team.mail], unreachable: [] };
	const members = (team?.members ?? []).map(({ handle }) => handle);
	return resolvePeople(`team ${slug}`, members, rules);
}

function resolvePeople(word: string, handles: readonly string[], rules: EffectRules): Recipients {
	if (handles.length === 0) return { to: [], unreachable: [word] };
	return merge(handles.map((handle) => resolvePerson(handle, rules)));
}

function resolvePerson(handle: string, { teams }: EffectRules): Recipients {
	const address = findMember(handle, teams)?.mail;
	return address === undefined ? { to: [], unreachable: [handle] } : { to: [address], unreachable: [] };
}

function merge(all: readonly Recipients[]): Recipients {
	return { to: all.flatMap(({ to }) => to), unreachable: all.flatMap(({ unreachable }) => unreachable) };
}

/** Somebody in teams/ by handle; of several entries the first with a mail address. */
export function findMember(handle: string, teams: ReadonlyMap<string, Team>): Team['members'][number] | undefined {
	const entries = [...teams.values()].flatMap(({ members }) => members.filter((member) => member.handle === handle));
	return entries.find(({ mail }) => mail !== undefined) ?? entries[0];
}
