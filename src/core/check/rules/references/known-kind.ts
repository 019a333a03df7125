import { referenceRule } from '../../references/reference-rule.ts';

export const knownKind = referenceRule('kind', {
	id: 'references/known-kind',
	summary: 'Every kind is one of policies/triage.yaml.',
	why: 'The kind decides whether a postmortem is due and who hears of it. Choose from the list, or add a kind to it in the same change.',
});
