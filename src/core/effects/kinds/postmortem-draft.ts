import { postmortemDue } from '../../postmortem/due-dates.ts';
import { needsPostmortem } from '../../postmortem/needs-postmortem.ts';
import type { PostmortemSection } from '../../postmortem/postmortem-sections.ts';
import { reviewersOf } from '../../postmortem/reviewers-of.ts';
import type { Postmortem } from '../../records/postmortem.ts';
import { CURRENT_SCHEMA } from '../../records/scalars.ts';
import { fromEpochMs, toEpochMs } from '../../time/instant.ts';
import type { PostmortemEffect, Prefill } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { isWithin } from '../horizon.ts';
import { lengthBetween } from '../mail/compose-letter.ts';

/** Where policy sets no time for a severity. */
const DEFAULT_DUE = 14 * 86_400_000;
const MOST_STEPS = 12;

/** Begins the postmortem that policy asks for: facts filled in, sections from the template with what the records know. */
export function postmortemDraft(input: EffectInput): readonly PostmortemEffect[] {
	const { facts, hasPostmortemFile, rules, now } = input;
	const policy = rules.policies.postmortems;
	if (!policy || hasPostmortemFile || facts.refs?.postmortem_pr || !needsPostmortem(facts, policy)) return [];
	const isResolved = facts.status === 'resolved';
	if (!isResolved && !(facts.status === 'open' && policy.open_on === 'declare')) return [];
	const at = isResolved ? facts.times.resolved : facts.times.detected;
	if (at === undefined || !isWithin('duty', at, now)) return [];
	const record: Postmortem = {
		schema: CURRENT_SCHEMA,
		incident: facts.id,
		status: 'draft',
		due: postmortemDue(facts, policy)?.date ?? fromEpochMs(toEpochMs(at) + DEFAULT_DUE).slice(0, 10),
		causes: facts.causes ?? [],
		actions: [],
	};
	const assignee = rules.teams.get(rules.services.get(facts.service)?.owner ?? facts.team)?.lead;
	const reviewers = new Set(reviewersOf(facts, record, rules).map(({ handle }) => handle));
	return [
		{
			kind: 'postmortem',
			key: 'postmortem/draft',
			reason: 'postmortem/needed',
			incident: facts.id,
			target: 'postmortem.md',
			at,
			payload: { facts: record, prefill: prefillOf(input), reviewers: [...reviewers], ...(assignee && { assignee }) },
		},
	];
}

/** What the records know, by section. Roles and systems, no names: a postmortem is blameless from its first line. */
function prefillOf({ facts, timeline }: EffectInput): Prefill {
	const { times, impact = {}, change } = facts;
	const lines: Partial<Record<PostmortemSection, readonly (string | undefined)[]>> = {
		Detection: [
			`Detected by: ${facts.detected_by.replace('-', ' ')}`,
			measured('From the start of the impact to detection', times.impact_started, times.detected),
			measured('From detection to acknowledgement', times.detected, times.acknowledged),
		],
		Trigger: [change && `${change.kind} ${change.name}`],
		Impact: [
			impact.description,
			impact.users_affected === undefined ? undefined : `Users affected: ${impact.users_affected}`,
			impact.orders_affected === undefined ? undefined : `Orders affected: ${impact.orders_affected}`,
			measured('Length', times.impact_started ?? times.detected, times.resolved),
		],
		'Resolution and recovery': timeline
			.filter(({ kind }) => kind === 'change' || kind === 'mitigated' || kind === 'resolved')
			.slice(-MOST_STEPS)
			.map(({ at, text }) => `${at.slice(11, 16)} UTC: ${text}`),
	};
	return Object.entries(lines).flatMap(([section, found]) => {
		const known = found.filter((line) => line !== undefined);
		return known.length > 0 ? [{ section: section as PostmortemSection, lines: known }] : [];
	});
}

function measured(name: string, start: string | undefined, end: string | undefined): string | undefined {
	const length = lengthBetween(start, end);
	return length && `${name}: ${length}`;
}
