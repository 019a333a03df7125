import { inertLine } from '../../alerts/inert-text.ts';
import { stableHash } from '../../alerts/stable-hash.ts';
import { scheduleOfService } from '../../oncall/find-schedules.ts';
import { onCallAt } from '../../oncall/on-call-at.ts';
import type { Incident } from '../../records/incident.ts';
import { isExplained } from '../../records/is-explained.ts';
import type { RoomEffect, RoomView } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { isWithin } from '../horizon.ts';
import { composeLetter, pageUrl } from '../mail/compose-letter.ts';
import { incidentFacts } from '../mail/incident-facts.ts';
import type { Letter } from '../mail/letter.ts';
import { lastOpening } from '../openings.ts';

const STANDBY: ReadonlySet<string> = new Set(['dba', 'devops']);
/** What Slack and Teams take. */
const TOPIC_AT_MOST = 250;
const NAME_AT_MOST = 76;

type RoomReference = NonNullable<Incident['refs']>[string];

/**
 * The room of an incident whose kind has one: opened while it is open, kept as the incident is, closed when it is
 * closed or dismissed. A room that people noted by hand is closed only.
 */
export function room(input: EffectInput): readonly RoomEffect[] {
	const { room: known } = input.facts.refs ?? {};
	if (!known) return newRoom(input);
	if (known.state === 'closed') return [];
	const isOver = input.facts.status === 'closed' || input.facts.status === 'dismissed';
	return isOver ? overRoom(input, known) : changedRoom(input, known);
}

function newRoom(input: EffectInput): readonly RoomEffect[] {
	const { facts, rules, now } = input;
	const opening = lastOpening(input);
	const hasRoom = rules.policies.triage?.kinds.find(({ id }) => id === facts.kind)?.room === true;
	if (!hasRoom || facts.status !== 'open' || isExplained(input.facts) || !opening) return [];
	if (!isWithin('event', opening.at, now)) return [];
	const name = `${facts.id.toLowerCase()}-${facts.service}-${facts.kind}`.slice(0, NAME_AT_MOST).replace(/-+$/, '');
	return [
		{
			kind: 'room',
			key: 'room/open',
			reason: 'room/opened',
			incident: facts.id,
			target: 'a new room',
			at: opening.at,
			payload: { action: 'open', view: viewOf(input), people: peopleOf(input, opening.at), name },
		},
	];
}

/** The digest stands in the records beside the room, so that what was shown before may be shown again. */
function changedRoom(input: EffectInput, known: RoomReference): readonly RoomEffect[] {
	const { facts, now } = input;
	const view = viewOf(input);
	if (known.shown === undefined || known.shown === view.digest) return [];
	return [
		{
			kind: 'room',
			key: `room/update/${view.digest}`,
			reason: 'room/changed',
			incident: facts.id,
			target: known.id,
			at: now,
			payload: { action: 'update', room: roomOf(known), view },
		},
	];
}

function overRoom(input: EffectInput, known: RoomReference): readonly RoomEffect[] {
	const { facts, now } = input;
	const at = facts.times.closed ?? facts.times.dismissed;
	if (at === undefined || !isWithin('duty', at, now)) return [];
	const payload = { action: 'close', room: roomOf(known), view: viewOf(input) } as const;
	return [{ kind: 'room', key: 'room/close', reason: 'room/over', incident: facts.id, target: known.id, at, payload }];
}

function roomOf({ id, message }: RoomReference) {
	return { id, ...(message !== undefined && { message }) };
}

const TONES: Readonly<Partial<Record<Incident['status'], Letter['tone']>>> = { open: 'bad', resolved: 'good' };

function viewOf(input: EffectInput): RoomView {
	const { facts, rules } = input;
	const { status, severity, roles } = facts;
	const letter = composeLetter(input, {
		key: 'room/1',
		tag: severity.toUpperCase(),
		tone: TONES[status] ?? 'neutral',
		label: `${status.charAt(0).toUpperCase()}${status.slice(1)}, ${severity}`,
		paragraphs: [],
		facts: incidentFacts(input),
	});
	const commander = roles?.incident_commander;
	const topic = [
		`${severity} ${status}`,
		commander ? `commander ${commander}` : 'no commander',
		...(letter.link ? [letter.link.url] : []),
	].join(' | ');
	const runbooks = (facts.runbooks ?? []).flatMap((slug) => {
		const url = pageUrl(`runbooks/${slug}`, rules);
		return url === undefined ? [] : [{ title: `Runbook: ${rules.runbooks.get(slug)?.title ?? slug}`, url }];
	});
	const links = [
		...(letter.link ? [{ title: facts.id, url: letter.link.url }] : []),
		...runbooks,
		...(rules.services.get(facts.service)?.links ?? []),
	].map(({ title, url }) => ({ title: inertLine(title, 100), url }));
	const shown = { topic: inertLine(topic, TOPIC_AT_MOST), links };
	const digest = stableHash([JSON.stringify([letter.label, letter.title, letter.facts, letter.link, shown])]);
	return { letter, ...shown, digest };
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
