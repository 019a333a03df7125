import { formatDuration } from '../time/format-duration.ts';
import type { RuleNoise } from './rule-noise.ts';
import { THRESHOLDS } from './thresholds.ts';
import { sayRule, sayShare } from './words.ts';

/** What only the monitoring can change: how far or for how long something is off before it alerts. */
export interface Advice {
	readonly name: string;
	readonly service: string;
	readonly text: string;
}

/** A longer `for`, or another threshold, for alert rules that come back within the hour or are seldom worth it. */
export function adviseMonitoring(noise: readonly RuleNoise[]): readonly Advice[] {
	return noise.flatMap((rule): Advice[] => {
		const { name, service, flaps, firings, ended, medianOpenMs, actionable } = rule;
		if (medianOpenMs === undefined || ended < THRESHOLDS.judged) return [];
		const open = `half of ${ended} were over within ${formatDuration(medianOpenMs)}`;
		if (flaps >= THRESHOLDS.times) {
			const back = `came back within the hour in ${flaps} of ${firings} firings`;
			return [{ name, service, text: `${sayRule(rule)} ${back}; ${open}. A longer "for" would fire once.` }];
		}
		const isNoise = actionable && actionable.n >= THRESHOLDS.judged && actionable.high < THRESHOLDS.actionableAtMost;
		if (!isNoise) return [];
		const worth = `was worth acting on in ${sayShare(actionable, 'judged incidents')}`;
		return [{ name, service, text: `${sayRule(rule)} ${worth}; ${open}. A longer "for", or another threshold.` }];
	});
}
