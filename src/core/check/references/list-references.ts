import type { EscalationPolicy } from '../../records/schedule.ts';
import type { CheckedRecord, Place } from '../rule.ts';

/** What a record can name. */
export type ReferenceTarget =
	| 'service'
	| 'team'
	| 'runbook'
	| 'schedule'
	| 'incident'
	| 'person'
	| 'cause'
	| 'product'
	| 'kind';

/** One place of a record that names another. */
export interface Reference {
	readonly target: ReferenceTarget;
	readonly name: string;
	/** What follows the name in its place: the role of `data/dba`. */
	readonly rest?: string;
	readonly at: Place & { readonly key: readonly (string | number)[] };
}

type Path = readonly (string | number)[];

/** Kinds of record that name others. */
export const REFERRING_KINDS = [
	'incident',
	'timeline',
	'postmortem',
	'runbook',
	'guide',
	'handover',
	'schedule',
	'service',
	'team',
	'triage',
	'targets',
	'postmortems',
	'notify',
	'rollout',
	'gate',
	'backtest',
] as const;

type Referring = CheckedRecord<(typeof REFERRING_KINDS)[number]>;

/** Everything that a record names, in the order of its schema. */
export function listReferences(record: Referring): readonly Reference[] {
	const found: Reference[] = [];
	const one: One = (target, name, key, rest) => {
		if (name !== undefined) found.push({ target, name, at: { key }, ...(rest !== undefined && { rest }) });
	};
	const each: Each = (target, names, key) => {
		for (const [index, name] of (names ?? []).entries()) one(target, name, [...key, index]);
	};
	collect(record, one, each);
	return found;
}

type One = (target: ReferenceTarget, name: string | undefined, key: Path, rest?: string) => void;
type Each = (target: ReferenceTarget, names: readonly string[] | undefined, key: Path) => void;

function collect(record: Referring, one: One, each: Each): void {
	switch (record.kind) {
		case 'incident':
			collectIncident(record, one, each);
			return;
		case 'timeline':
			for (const [index, { by }] of record.value.entries()) {
				if (by.startsWith('@')) one('person', by, [index, 'by']);
			}
			return;
		case 'postmortem':
			each('cause', record.value.causes, ['causes']);
			for (const [index, { owner }] of record.value.actions.entries())
				one('person', owner, ['actions', index, 'owner']);
			return;
		case 'runbook':
			each('service', record.value.services, ['services']);
			each('kind', record.value.kinds, ['kinds']);
			one('team', record.value.owner, ['owner']);
			one('person', record.value.reviewed_by, ['reviewed_by']);
			return;
		case 'guide':
			one('team', record.value.owner, ['owner']);
			one('person', record.value.reviewed_by, ['reviewed_by']);
			return;
		case 'handover':
			one('team', record.value.team, ['team']);
			one('person', record.value.from, ['from']);
			one('person', record.value.to, ['to']);
			one('person', record.value.accepted_by, ['accepted_by']);
			return;
		case 'schedule':
			collectSchedule(record, one, each);
			return;
		case 'service':
			one('team', record.value.owner, ['owner']);
			one('product', record.value.product, ['product']);
			each('service', record.value.depends_on, ['depends_on']);
			one('schedule', record.value.schedule, ['schedule']);
			each('person', record.value.stakeholders, ['stakeholders']);
			return;
		case 'team':
			one('person', record.value.lead, ['lead']);
			return;
		case 'rollout':
			each('service', record.value.services, ['services']);
			for (const [index, { by }] of record.value.steps.entries()) {
				if (by?.startsWith('@')) one('person', by, ['steps', index, 'by']);
			}
			return;
		case 'backtest':
			for (const [index, { incident, by }] of record.value.accepted.entries()) {
				one('incident', incident, ['accepted', index, 'incident']);
				one('person', by, ['accepted', index, 'by']);
			}
			return;
		default:
			collectPolicy(record, one, each);
			return;
	}
}

function collectIncident({ value }: CheckedRecord<'incident'>, one: One, each: Each): void {
	one('kind', value.kind, ['kind']);
	one('service', value.service, ['service']);
	each('service', value.affected_services, ['affected_services']);
	one('team', value.team, ['team']);
	one('product', value.product, ['product']);
	for (const [role, handle] of Object.entries(value.roles ?? {})) one('person', handle, ['roles', role]);
	each('cause', value.causes, ['causes']);
	for (const [index, { incident, path }] of (value.relations ?? []).entries()) {
		one('incident', incident, ['relations', index, 'incident']);
		each('service', path, ['relations', index, 'path']);
	}
	each('runbook', value.runbooks, ['runbooks']);
	one('person', value.verdict?.by, ['verdict', 'by']);
	for (const [index, { by }] of (value.alert_verdicts ?? []).entries())
		one('person', by, ['alert_verdicts', index, 'by']);
	one('person', value.lead_up?.by, ['lead_up', 'by']);
}

function collectSchedule({ value }: CheckedRecord<'schedule'>, one: One, each: Each): void {
	one('team', value.team, ['team']);
	for (const [index, { rotation }] of value.layers.entries()) {
		for (const [place, entry] of rotation.members.entries()) {
			const path = ['layers', index, 'rotation', 'members', place];
			if (typeof entry === 'string') one('person', entry, path);
			else one('person', entry.member, [...path, 'member']);
		}
	}
	for (const [index, { member, instead_of }] of (value.overrides ?? []).entries()) {
		one('person', member, ['overrides', index, 'member']);
		one('person', instead_of, ['overrides', index, 'instead_of']);
	}
	for (const [index, { between }] of (value.swaps ?? []).entries())
		each('person', between, ['swaps', index, 'between']);
	if (value.escalation) collectEscalation(value.escalation, ['escalation'], one);
	for (const [index, policy] of (value.escalations ?? []).entries()) {
		each('service', policy.services, ['escalations', index, 'services']);
		collectEscalation(policy, ['escalations', index], one);
	}
}

function collectEscalation({ steps, fallback }: EscalationPolicy, key: Path, one: One): void {
	for (const [index, { notify }] of steps.entries()) {
		for (const [place, word] of notify.entries()) {
			const path = [...key, 'steps', index, 'notify', place];
			if (word.startsWith('@')) one('person', word, path);
			const slash = word.indexOf('/');
			if (slash > 0) one('schedule', word.slice(0, slash), path, word.slice(slash));
		}
	}
	one('schedule', fallback, [...key, 'fallback']);
}

function collectPolicy(
	record: CheckedRecord<'triage' | 'targets' | 'postmortems' | 'notify' | 'gate'>,
	one: One,
	each: Each,
): void {
	switch (record.kind) {
		case 'triage':
			for (const [index, { match }] of (record.value.mutes ?? []).entries()) {
				each('service', match.services, ['mutes', index, 'match', 'services']);
			}
			each('kind', record.value.cascade?.causes, ['cascade', 'causes']);
			each('kind', record.value.cascade?.effects, ['cascade', 'effects']);
			each('kind', record.value.duplicates?.alike, ['duplicates', 'alike']);
			for (const [index, { kind, match }] of record.value.levels.entries()) {
				each('service', match.services, ['levels', index, 'match', 'services']);
				one('kind', kind, ['levels', index, 'kind']);
			}
			one('kind', record.value.default_level.kind, ['default_level', 'kind']);
			return;
		case 'targets':
			for (const [index, { teams }] of record.value.targets.entries()) each('team', teams, ['targets', index, 'teams']);
			return;
		case 'postmortems':
			each('kind', record.value.required_for.kinds, ['required_for', 'kinds']);
			return;
		case 'gate':
			each('kind', record.value.kinds, ['kinds']);
			return;
		case 'notify':
			for (const [index, { teams, kinds, products }] of record.value.routes.entries()) {
				each('team', teams, ['routes', index, 'teams']);
				each('kind', kinds, ['routes', index, 'kinds']);
				each('product', products, ['routes', index, 'products']);
			}
			return;
		default:
			record satisfies never;
	}
}
