import { referenceRule } from '../../references/reference-rule.ts';

export const knownIncident = referenceRule('incident', {
	id: 'references/known-incident',
	summary: 'Every incident that another one names exists.',
	why: 'Relations carry the history of a fault: which one caused it, which one it repeats. Correct the number. An incident that waits for its number cannot be named yet.',
});
