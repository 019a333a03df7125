import type { CatalogueIncident, Policies } from '../../src/app/catalogue/catalogue.ts';
import { postmortemDue } from '../../src/core/postmortem/due-dates.ts';
import { needsPostmortem } from '../../src/core/postmortem/needs-postmortem.ts';

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
	if (!policy || !needsPostmortem(facts, policy)) return { state: 'none' };
	const due = postmortemDue(facts, policy);
	return { state: 'owed', ...(due && { due: due.date }) };
}
