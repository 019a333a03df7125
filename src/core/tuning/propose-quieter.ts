import type { ReplayRules } from '../backtest/replay.ts';
import { SLEEP } from '../oncall/hours-of-person.ts';
import { SEVERITIES } from '../records/incident-words.ts';
import type { Mute } from '../records/policies/triage.ts';
import type { AlertHistory } from './alert-history.ts';
import type { Proposal } from './proposal.ts';
import { TRIAGE_FILE } from './rule-change.ts';
import type { RuleNoise } from './rule-noise.ts';
import { THRESHOLDS } from './thresholds.ts';
import { usualLevel } from './usual-level.ts';
import { sayRule, sayShare, slugOf } from './words.ts';

/** What proposals about single alert rules need beside their figures. */
export interface QuieterContext {
	readonly rules: ReplayRules;
	readonly histories: readonly AlertHistory[];
	/** IANA zone of those who are on call for a service. */
	readonly zoneOf: (service: string) => string;
	/** End of a new mute (RFC 3339 UTC). */
	readonly until: string;
}

/** One severity less for alert rules of which at most few were worth it, and no page at night for those that never were then. */
export function proposeQuieter(noise: readonly RuleNoise[], context: QuieterContext): readonly Proposal[] {
	return noise.flatMap((rule) => [...muteAtNight(rule, context), ...demote(rule, context)]);
}

function demote(rule: RuleNoise, { rules: { policy }, histories }: QuieterContext): readonly Proposal[] {
	const { name, service, actionable } = rule;
	if (!actionable || actionable.n < THRESHOLDS.judged || actionable.high >= THRESHOLDS.actionableAtMost) return [];
	const level = usualLevel(rule, histories, policy);
	const lower = SEVERITIES[SEVERITIES.indexOf(level.severity) + 1];
	if (!lower) return [];
	const id = freeId(slugOf('quieter', name, service), policy.levels);
	const match = { ...level.match, names: [name], services: [service] };
	return [
		{
			id: slugOf('demote', name, service),
			kind: 'demote',
			title: `${sayRule(rule)}: ${lower} instead of ${level.severity}`,
			evidence: `Worth acting on in ${sayShare(actionable, 'judged incidents')}; it paged ${times(rule.pages)}.`,
			change: {
				action: 'add',
				file: TRIAGE_FILE,
				list: ['levels'],
				entry: { id, match, kind: level.kind, severity: lower },
				...(level.index !== undefined && { before: level.index }),
			},
		},
	];
}

function muteAtNight(rule: RuleNoise, { rules, zoneOf, until }: QuieterContext): readonly Proposal[] {
	const { name, service, actionableAtNight: share, sleepPages } = rule;
	if (!share || share.share > 0 || share.n < THRESHOLDS.judged || share.high >= THRESHOLDS.actionableAtMost) return [];
	const reason = `Never worth waking up for: 0 of ${share.n} judged at night`;
	const entry: Mute = {
		id: freeId(slugOf('night', name, service), rules.policy.mutes ?? []),
		match: { names: [name], services: [service] },
		hours: { days: [...SLEEP.days], from: SLEEP.from, to: SLEEP.to, time_zone: zoneOf(service) },
		until,
		reason,
	};
	return [
		{
			id: slugOf('mute', name, service),
			kind: 'mute',
			title: `${sayRule(rule)}: no page between ${SLEEP.from} and ${SLEEP.to}`,
			evidence: `It took somebody out of bed ${times(sleepPages)}; worth it in ${sayShare(share, 'judged incidents')}.`,
			change: { action: 'add', file: TRIAGE_FILE, list: ['mutes'], entry },
		},
	];
}

function freeId(wanted: string, taken: readonly { readonly id: string }[]): string {
	const isTaken = (id: string) => taken.some((one) => one.id === id);
	let id = wanted;
	for (let count = 2; isTaken(id); count++) id = `${wanted}-${count}`;
	return id;
}

function times(count: number): string {
	return count === 1 ? 'once' : `${count} times`;
}
