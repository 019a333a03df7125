import type { EffectInput } from '../effect-records.ts';
import { clockTime, pageUrl, personName } from './compose-letter.ts';
import type { Letter } from './letter.ts';

type Fact = Letter['facts'][number];

/** What every mail on an incident says: where, how bad, since when, who is on it, what to read, what probably caused it. */
export function incidentFacts(input: EffectInput): readonly Fact[] {
	return [
		whereFact(input),
		severityFact(input),
		...impactFacts(input),
		...timeFacts(input),
		...peopleFacts(input),
		...causeFacts(input),
		...runbookFacts(input),
	];
}

function whereFact({ facts, rules }: EffectInput): Fact {
	const nameOf = (slug: string) => rules.services.get(slug)?.name ?? slug;
	const others = (facts.affected_services ?? []).map(nameOf);
	const where = `${nameOf(facts.service)}${others.length > 0 ? `; also ${others.join(', ')}` : ''}`;
	return ['Where', where, pageUrl(`services/${facts.service}`, rules)];
}

function severityFact({ facts, rules }: EffectInput): Fact {
	const name = rules.policies.severities?.severities.find(({ id }) => id === facts.severity)?.name;
	const kind = rules.policies.triage?.kinds.find(({ id }) => id === facts.kind)?.name ?? facts.kind;
	return ['How bad', `${facts.severity}${name ? ` (${name})` : ''}, ${kind}`];
}

function impactFacts({ facts }: EffectInput): readonly Fact[] {
	const { users_affected, orders_affected, description } = facts.impact ?? {};
	const parts = [
		users_affected === undefined ? '' : `${users_affected} users`,
		orders_affected === undefined ? '' : `${orders_affected} orders`,
		description ?? '',
	].filter((part) => part !== '');
	return parts.length > 0 ? [['Impact', parts.join('; ')]] : [];
}

function timeFacts({ facts, rules }: EffectInput): readonly Fact[] {
	const { detected, acknowledged, mitigated, resolved } = facts.times;
	const wanted = [
		['Detected', detected],
		['Acknowledged', acknowledged],
		['Mitigated', mitigated],
		['Resolved', resolved],
	] as const;
	return wanted.flatMap(([name, at]): Fact[] => (at === undefined ? [] : [[name, clockTime(at, rules)]]));
}

function peopleFacts({ facts, rules }: EffectInput): readonly Fact[] {
	const roles = Object.entries(facts.roles ?? {});
	const byPerson = Map.groupBy(roles, ([, handle]) => handle);
	const people = [...byPerson].map(
		([handle, held]) =>
			`${personName(handle, rules)}, ${held.map(([role]) => role.replaceAll('_', ' ')).join(' and ')}`,
	);
	const text = people.length > 0 ? people.join('; ') : 'nobody';
	return [[facts.status === 'open' ? 'Who is on it' : 'Who was on it', text]];
}

function causeFacts({ facts, rules }: EffectInput): readonly Fact[] {
	const causes = (facts.relations ?? []).filter(({ type }) => type === 'caused_by' || type === 'duplicate_of');
	const links = causes.map(({ type, incident, path }): Fact => {
		const way = path && path.length > 1 ? ` (${path.join(' needs ')})` : '';
		const name = type === 'caused_by' ? 'Probable cause' : 'Duplicate of';
		return [name, `${incident}${way}`, pageUrl(`incidents/${incident}`, rules)];
	});
	const { change } = facts;
	if (!change) return links;
	const share = change.exposure_percent === undefined ? '' : `, ${change.exposure_percent} % of users`;
	const fact: Fact = ['Change', `${change.kind} ${change.name}${share}`, change.url];
	return [...links, fact];
}

function runbookFacts({ facts, rules }: EffectInput): readonly Fact[] {
	return (facts.runbooks ?? []).map((slug): Fact => {
		const title = rules.runbooks.get(slug)?.title ?? slug;
		return ['Runbook', title, pageUrl(`runbooks/${slug}`, rules)];
	});
}
