import { referenceRule } from '../../references/reference-rule.ts';

export const knownCause = referenceRule('cause', {
	id: 'references/known-cause',
	summary: 'Every cause is one of policies/causes.yaml.',
	why: 'Causes are counted over the years, which works only with one word a cause. Choose from the list, or add a cause to it in the same change.',
});
