import type { Severity } from '../records/incident.ts';
import type { TriageMatch, TriagePolicy } from '../records/policies/triage.ts';
import type { AlertHistory } from './alert-history.ts';
import type { RuleName } from './find-together.ts';

/** The level that most firings of an alert rule get today. */
export interface UsualLevel {
	readonly kind: string;
	readonly severity: Severity;
	readonly match: TriageMatch;
	/** Its place among the levels of policy; absent of the default level. */
	readonly index?: number;
}

/** The level that takes most firings of an alert rule by the rules of today; the first by id of several. */
export function usualLevel(
	{ name, service }: RuleName,
	histories: readonly AlertHistory[],
	policy: TriagePolicy,
): UsualLevel {
	const history = histories.find((one) => one.name === name && one.service === service);
	const [most] = [...(history?.levels ?? [])].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
	const index = policy.levels.findIndex(({ id }) => id === most?.[0]);
	const level = policy.levels[index];
	return level ? { ...level, index } : { ...policy.default_level, match: {} };
}
