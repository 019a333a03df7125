import { expect, test } from 'vitest';
import { catalogueOf } from './fixtures/catalogue-of.ts';
import { indexCatalogue } from './index-catalogue.ts';
import { viewNeighbours } from './view-service.ts';

test('dependencies in both directions, over several steps', () => {
	const catalogue = catalogueOf([
		[
			'services/checkout.yaml',
			'schema: 1\nname: Checkout\nowner: payments\nproduct: shop\ntier: 1\ndepends_on: [gateway, ghost, checkout]\n',
		],
	]);
	const view = (slug: string) => {
		const { needs, usedBy } = viewNeighbours(slug, catalogue, indexCatalogue(catalogue));
		const text = (list: typeof needs) =>
			list.map(({ slug: name, hops, isKnown }) => `${name} ${hops}${isKnown ? '' : '?'}`);
		return [text(needs), text(usedBy)];
	};
	expect(view('checkout')).toEqual([['gateway 1', 'ghost 1?', 'orders-db 2'], []]);
	expect(view('orders-db')).toEqual([[], ['gateway 1', 'checkout 2']]);
});
