import { scheduleOfService } from '../../oncall/find-schedules.ts';
import { onCallAt } from '../../oncall/on-call-at.ts';
import { isExplained } from '../../records/is-explained.ts';
import type { RoomEffect } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { isWithin } from '../horizon.ts';
import { composeLetter } from '../mail/compose-letter.ts';
import { incidentFacts } from '../mail/incident-facts.ts';
import { lastOpening } from '../openings.ts';

const STANDBY: ReadonlySet<string> = new Set(['dba', 'devops']);

/** The room of an incident whose kind has one: opened while it is open, closed when it is closed or dismissed. */
export function room(input: EffectInput): readonly RoomEffect[] {
	const { room: known } = input.facts.refs ?? {};
	return known ? overRoom(input, known) : newRoom(input);
}

function newRoom(input: EffectInput): readonly RoomEffect[] {
	const { facts, rules, now } = input;
	const opening = lastOpening(input);
	const hasRoom = rules.policies.triage?.kinds.find(({ id }) => id === facts.kind)?.room === true;
	if (!hasRoom || facts.status !== 'open' || isExplained(input.facts) || !opening) return [];
	if (!isWithin('event', opening.at, now)) return [];
	const letter = composeLetter(input, {
		key: 'room/1',
		tag: facts.severity.toUpperCase(),
		tone: 'bad',
		label: `New incident, ${facts.severity}`,
		paragraphs: [],
		facts: incidentFacts(input),
	});
	return [
		{
			kind: 'room',
			key: 'room/open',
			reason: 'room/opened',
			incident: facts.id,
			target: 'a new room',
			at: opening.at,
			payload: { action: 'open', letter, people: peopleOf(input, opening.at) },
		},
	];
}

function overRoom({ facts, now }: EffectInput, { id, state }: { id: string; state?: string }): readonly RoomEffect[] {
	const at = facts.times.closed ?? facts.times.dismissed;
	const isOver = facts.status === 'closed' || facts.status === 'dismissed';
	if (!isOver || state === 'closed' || at === undefined || !isWithin('duty', at, now)) return [];
	const payload = { action: 'close', id } as const;
	return [{ kind: 'room', key: 'room/close', reason: 'room/over', incident: facts.id, target: id, at, payload }];
}

/** Service owner, who is in the incident, on call and on standby when it began, and stakeholders; each once. */
function peopleOf({ facts, rules }: EffectInput, at: string): readonly string[] {
	const service = rules.services.get(facts.service);
	const own = scheduleOfService(rules.schedules, service ?? { owner: facts.team })?.schedule;
	const others = [...rules.schedules.values()].filter((schedule) => schedule !== own);
	const people = [
		rules.teams.get(service?.owner ?? facts.team)?.lead,
		...Object.values(facts.roles ?? {}),
		...(own ? onCallAt(own, at).map(({ member }) => member) : []),
		...others.flatMap((schedule) =>
			onCallAt(schedule, at).flatMap(({ role, member }) => (STANDBY.has(role) ? [member] : [])),
		),
		...(service?.stakeholders ?? []),
	];
	return [...new Set(people.filter((handle) => handle !== undefined))];
}
