import { referenceRule } from '../../references/reference-rule.ts';

export const knownProduct = referenceRule('product', {
	id: 'references/known-product',
	summary: 'Every product is one of policies/products.yaml.',
	why: "Figures by product line and the severity by affected users need the product's entry.",
});
