import type { TriagePolicy } from '../records/policies/triage.ts';
import { toEpochMs } from '../time/instant.ts';
import type { UnusedRules } from './find-unused-rules.ts';
import type { Proposal } from './proposal.ts';
import { TRIAGE_FILE } from './rule-change.ts';
import { THRESHOLDS } from './thresholds.ts';

/** A rule that nothing fits goes only where it is of no weight: others are for the day that has not come. */
const LIGHT: ReadonlySet<string> = new Set(['sev4', 'sev5']);

/**
 * Rules that can go: levels that an earlier one takes everything from, light ones that no alert of a year fits, and
 * mutes that are over and held nothing. Claims of services stay: a quiet service is no mistake.
 */
export function proposeRemovals(
	{ unused, alerts, first, last }: UnusedRules,
	policy: TriagePolicy,
): readonly Proposal[] {
	const days = first && last ? Math.floor((toEpochMs(last) - toEpochMs(first)) / 86_400_000) : 0;
	return unused.flatMap((rule): Proposal[] => {
		const shared = { id: `remove-${rule.what}-${rule.id}`, kind: 'remove' as const };
		const remove = (list: string) =>
			({ action: 'remove', file: TRIAGE_FILE, list: [list], index: rule.index }) as const;
		if (rule.what === 'mute' && rule.isOver) {
			const evidence = `It is over, and held none of ${alerts} alerts.`;
			return [{ ...shared, title: `Without the mute ${rule.id}`, evidence, change: remove('mutes') }];
		}
		if (rule.what !== 'level') return [];
		const title = `Without the level ${rule.id}`;
		if (rule.fits >= THRESHOLDS.taken) {
			const evidence = `${rule.fits} alerts fit it, and a rule before it took every one.`;
			return [{ ...shared, title, evidence, change: remove('levels') }];
		}
		const isLight = LIGHT.has(policy.levels[rule.index]!.severity);
		if (rule.fits > 0 || !isLight || days < THRESHOLDS.unusedDays) return [];
		const evidence = `None of ${alerts} alerts in ${days} days fits it. Keep it if it is for a day that has not come.`;
		return [{ ...shared, title, evidence, change: remove('levels') }];
	});
}
