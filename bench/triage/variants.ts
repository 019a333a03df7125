import type { TriagePolicy } from '../../src/core/records/policies/triage.ts';

/** A policy that differs from the one of the stories in one rule. */
export interface Variant {
	readonly name: string;
	readonly change: (policy: TriagePolicy) => TriagePolicy;
}

/** Each rule switched off, or cut down to what peers do: what it bought is what is lost. */
export const WITHOUT: readonly Variant[] = [
	{
		name: 'no grouping',
		change: (policy) => ({ ...policy, grouping: { ...policy.grouping, window: '0m', reopen_window: '0m' } }),
	},
	{ name: 'no reopening', change: (policy) => ({ ...policy, grouping: { ...policy.grouping, reopen_window: '0m' } }) },
	{
		name: 'no settle delay',
		change: (policy) => ({ ...policy, grouping: { ...policy.grouping, settle_delay: undefined } }),
	},
	{ name: 'no mutes', change: (policy) => ({ ...policy, mutes: undefined }) },
	{ name: 'no cascade', change: (policy) => ({ ...policy, cascade: undefined }) },
	{ name: 'cascade of one hop', change: cascade({ max_hops: 1 }) },
	{ name: 'no later upstream', change: cascade({ tolerance: '0m' }) },
	{ name: 'effects of any kind', change: cascade({ effects: undefined }) },
	{ name: 'no duplicates', change: (policy) => ({ ...policy, duplicates: undefined }) },
	{ name: 'duplicates by text only', change: duplicates({ alike: [] }) },
	{ name: 'no recurrence', change: (policy) => ({ ...policy, recurrence: undefined }) },
];

/** The two times that cascades turn on, moved: whether the scores hang on one number. */
export const TIMES: readonly Variant[] = [
	...['5m', '15m', '1h', '2h', '6h'].map((window) => ({ name: `window ${window}`, change: cascade({ window }) })),
	...['1m', '2m', '10m', '15m'].map((tolerance) => ({
		name: `tolerance ${tolerance}`,
		change: cascade({ tolerance }),
	})),
];

function cascade(rule: Partial<NonNullable<TriagePolicy['cascade']>>): Variant['change'] {
	return (policy) => ({ ...policy, cascade: policy.cascade && { ...policy.cascade, ...rule } });
}

function duplicates(rule: Partial<NonNullable<TriagePolicy['duplicates']>>): Variant['change'] {
	return (policy) => ({ ...policy, duplicates: policy.duplicates && { ...policy.duplicates, ...rule } });
}
