import type { CatalogueIncident, Policies } from '../../src/app/catalogue/catalogue.ts';
import { durationMs } from '../../src/core/time/duration.ts';
import { fromEpochMs, toEpochMs } from '../../src/core/time/instant.ts';

/** Where an incident stands with its postmortem. */
export type PostmortemDuty =
	| { readonly state: 'written'; readonly status: 'draft' | 'in-review' | 'accepted'; readonly due: string }
	/** `due` is a date, absent while the incident is open or where policy sets no time. */
	| { readonly state: 'owed'; readonly due?: string }
	| { readonly state: 'none' };

/** Whether policy asks for a postmortem; consequences and duplicates of another incident owe none of their own. */
export function postmortemDuty({ facts, postmortem }: CatalogueIncident, policies: Policies): PostmortemDuty {
	if (postmortem) return { state: 'written', status: postmortem.facts.status, due: postmortem.facts.due };
	const policy = policies.postmortems;
	const isApart =
		facts.status === 'dismissed' ||
		facts.status === 'lead-up' ||
		facts.verdict?.value === 'false-positive' ||
		(facts.relations ?? []).some(({ type }) => type === 'caused_by' || type === 'duplicate_of');
	if (!policy || isApart) return { state: 'none' };
	const { kinds, severities } = policy.required_for;
	if (!kinds.includes(facts.kind) && !severities.includes(facts.severity)) return { state: 'none' };
	const within = policy.due.find(({ severity }) => severity === facts.severity)?.within;
	const { resolved } = facts.times;
	if (resolved === undefined || within === undefined) return { state: 'owed' };
	return { state: 'owed', due: fromEpochMs(toEpochMs(resolved) + durationMs(within)).slice(0, 10) };
}
