import type { RuleChange } from './rule-change.ts';

/** A change of rules that the figures speak for; whether it is a good one is for the backtest to say. */
export interface Proposal {
	/** Stable for the same rules and figures, like `mute-bots-identity`; what `noise --write` takes. */
	readonly id: string;
	readonly kind: 'demote' | 'mute' | 'settle' | 'reopen' | 'regroup' | 'depend' | 'remove';
	/** One line: what would be changed. */
	readonly title: string;
	/** One sentence or two with the figures. */
	readonly evidence: string;
	readonly change: RuleChange;
}
