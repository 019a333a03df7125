import { toEpochMs } from '../../time/instant.ts';
import type { PagerEffect } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { isTimely } from '../horizon.ts';
import { lastOpening, type Opening } from '../openings.ts';

/**
 * Tells PagerDuty that its incident was acknowledged, resolved or dismissed here, where policy says so. What PagerDuty
 * said itself is not said back to it.
 */
export function pagerStatus(input: EffectInput): readonly PagerEffect[] {
	const policy = input.rules.policies.notify?.pagerduty;
	const opening = lastOpening(input);
	if (!policy || !opening || !input.facts.refs?.pagerduty) return [];
	if (input.facts.status === 'open') {
		return policy.acknowledge
			? effectAt(input, acknowledgedAt(input, opening), { opening, action: 'acknowledge' })
			: [];
	}
	return policy.resolve ? effectAt(input, endedAt(input), { opening, action: 'resolve' }) : [];
}

function effectAt(
	input: EffectInput,
	at: string | undefined,
	{ opening, action }: { readonly opening: Opening; readonly action: 'acknowledge' | 'resolve' },
): readonly PagerEffect[] {
	const { facts } = input;
	const { id } = facts.refs!.pagerduty!;
	const key = `pager/${action}/${opening.number}`;
	if (at === undefined || !isTimely(input, { horizon: 'event', at, key })) return [];
	const reason = action === 'acknowledge' ? 'pager/acknowledged' : 'pager/resolved';
	const target = `PagerDuty incident ${id}`;
	return [{ kind: 'pager', key, reason, incident: facts.id, target, at, payload: { action, id } }];
}

/** When somebody acknowledged this opening here; undefined where nobody did, PagerDuty did, or it was taken back. */
function acknowledgedAt({ facts, timeline }: EffectInput, { number, at }: Opening): string | undefined {
	const said = timeline.filter(({ kind }) => kind === 'acknowledged' || kind === 'unacknowledged');
	const last = said.findLast((entry) => number === 1 || toEpochMs(entry.at) >= toEpochMs(at));
	// Somebody wrote the time into the record and no line into the timeline.
	if (!last) return number === 1 ? facts.times.acknowledged : undefined;
	const isOurs = last.kind === 'acknowledged' && (last.link === undefined || last.link !== facts.refs?.pagerduty?.url);
	return isOurs ? last.at : undefined;
}

/** When the incident was resolved or dismissed; undefined where PagerDuty said so. */
function endedAt({ facts, timeline }: EffectInput): string | undefined {
	if (facts.status === 'dismissed') return facts.times.dismissed;
	const last = timeline.findLast(({ kind }) => kind === 'resolved');
	return last?.by === 'pagerduty' ? undefined : facts.times.resolved;
}
