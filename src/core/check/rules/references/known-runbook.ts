import { referenceRule } from '../../references/reference-rule.ts';

export const knownRunbook = referenceRule('runbook', {
	id: 'references/known-runbook',
	summary: 'Every runbook that an incident names is in runbooks/.',
	why: 'Whoever is paged next follows the link from the incident. Correct the name; of a runbook that was renamed, name the new one.',
});
