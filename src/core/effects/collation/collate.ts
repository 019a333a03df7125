import type { TimelineEntry } from '../../records/timeline.ts';
import type { EffectInput } from '../effect-records.ts';
import { clockTime, lengthBetween, pageUrl, personName } from '../mail/compose-letter.ts';

/** What the records say of an incident as a whole. */
export interface Collation {
	/** `Name: value`, one a line; texts as they were said, not yet fit for Markdown. */
	readonly lines: readonly string[];
	/** Slugs of other services that it took along, for a record that names none. */
	readonly affected: readonly string[];
}

/** Between which times a phase lasted, and its name. A time that is not known leaves out both phases that it is part of. */
const PHASES = [
	['impact_started', 'detected', 'From the start of the impact to detection'],
	['detected', 'acknowledged', 'From detection to acknowledgement'],
	['acknowledged', 'mitigated', 'From acknowledgement to the end of the harm'],
	['mitigated', 'resolved', 'From the end of the harm to resolution'],
] as const;

/**
 * Collates an incident that was resolved: when and where, what it took along, who looked first, how long each phase was,
 * alerts, change and exposure, and where to read on.
 */
export function collate(input: EffectInput): Collation {
	const { facts, consequences = [] } = input;
	const found = consequences.map(({ service }) => service).filter((service) => service !== facts.service);
	const affected = [...new Set(found)].sort();
	const lines: readonly (string | undefined)[] = [
		whenLine(input),
		whereLine(input, affected),
		listed(
			'Consequences',
			consequences.map(({ incident, service }) => `${incident} (${service})`),
		),
		impactLine(input),
		firstLookLine(input),
		...phaseLines(input),
		alertLine(input),
		changeLine(input),
		...linkLines(input),
	];
	return { lines: lines.filter((line) => line !== undefined), affected };
}

function whenLine({ facts: { times }, rules }: EffectInput): string | undefined {
	const [start, end] = [times.impact_started ?? times.detected ?? times.reported, times.resolved];
	if (start === undefined || end === undefined) return undefined;
	const lasted = lengthBetween(start, end);
	return `When: ${clockTime(start, rules)} to ${clockTime(end, rules)}${lasted ? `, ${lasted}` : ''}`;
}

function whereLine({ facts, rules }: EffectInput, affected: readonly string[]): string {
	const nameOf = (slug: string) => rules.services.get(slug)?.name ?? slug;
	const others = facts.affected_services ?? affected;
	const also = others.filter((slug) => slug !== facts.service).map(nameOf);
	return `Where: ${nameOf(facts.service)}${also.length > 0 ? `; also ${also.join(', ')}` : ''}`;
}

function impactLine({ facts: { impact = {} } }: EffectInput): string | undefined {
	const { users_affected, orders_affected, description } = impact;
	return listed('Impact', [
		...(users_affected === undefined ? [] : [`${users_affected} users`]),
		...(orders_affected === undefined ? [] : [`${orders_affected} orders`]),
		...(description === undefined ? [] : [description]),
	]);
}

/** Who did something about it first: whoever acknowledged it, or any person in the timeline but the one who reported it. */
function firstLookLine({ facts, timeline, rules }: EffectInput): string | undefined {
	const looks = timeline.filter(isLook).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
	const [first] = looks;
	if (!first) return undefined;
	const after = lengthBetween(facts.times.detected, first.at);
	return `First looked at by: ${personName(first.by, rules)}${after ? `, ${after} after detection` : ''}`;
}

function isLook({ kind, by }: TimelineEntry): boolean {
	return kind === 'acknowledged' || (by.startsWith('@') && kind !== 'reported' && kind !== 'opened');
}

function phaseLines({ facts: { times } }: EffectInput): readonly (string | undefined)[] {
	return PHASES.map(([start, end, name]) => {
		const length = lengthBetween(times[start], times[end]);
		return length && `${name}: ${length}`;
	});
}

function alertLine({ facts: { alerts }, rules }: EffectInput): string | undefined {
	if (!alerts || alerts.count === 0) return undefined;
	const { count, fingerprints, first, last } = alerts;
	const from = first && last ? `, ${clockTime(first, rules)} to ${clockTime(last, rules)}` : '';
	return `Alerts: ${fingerprints.length}, in ${count === 1 ? 'one delivery' : `${count} deliveries`}${from}`;
}

function changeLine({ facts: { change } }: EffectInput): string | undefined {
	if (!change) return undefined;
	const share = change.exposure_percent === undefined ? '' : `, shown to ${change.exposure_percent} % of users`;
	return `Change: ${change.kind} ${change.name}${share}${change.url ? `, ${change.url}` : ''}`;
}

function linkLines({ facts, rules }: EffectInput): readonly (string | undefined)[] {
	const { runbooks = [], evidence = [], refs = {} } = facts;
	return [
		listed(
			'Runbooks',
			runbooks.map((slug) => pageUrl(`runbooks/${slug}`, rules) ?? slug),
		),
		...evidence.map(({ kind, url, text, id }) => `Evidence: ${kind} ${url ?? text ?? id ?? ''}`.trimEnd()),
		...Object.entries(refs).flatMap(([name, { url }]) =>
			url && name !== 'postmortem_ticket' ? [`${titleOf(name)}: ${url}`] : [],
		),
	];
}

function titleOf(name: string): string {
	return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
}

function listed(name: string, parts: readonly string[]): string | undefined {
	return parts.length > 0 ? `${name}: ${parts.join(', ')}` : undefined;
}
