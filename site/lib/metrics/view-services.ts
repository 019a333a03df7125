import type { Metrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import type { ServiceFigures } from '../../../src/app/metrics/datasets/services.ts';
import { burningOf, type ServiceBox, type ServiceGraph, viewProductGraph } from '../graph/view-graph.ts';
import type { CatalogueIndex } from '../index-catalogue.ts';
import { productLabel } from '../labels.ts';

/** So many services are compared; the rest is in the files. */
const LISTED = 100;

/** A product line as a drawing, and as a list that says the same. */
export interface ProductView {
	readonly product: string;
	readonly name: string;
	readonly services: number;
	readonly graph: ServiceGraph;
	readonly list: readonly {
		readonly slug: string;
		readonly name: string;
		readonly needs: readonly { readonly slug: string; readonly name: string }[];
		readonly burning?: ServiceBox['burning'];
	}[];
}

export interface ServicesView {
	readonly listed: readonly ServiceFigures[];
	readonly unlisted: number;
	readonly troubled: number;
	readonly down: number;
	readonly burning: readonly {
		readonly slug: string;
		readonly name: string;
		readonly burning: ServiceBox['burning'];
	}[];
	readonly withoutRunbook: number;
	readonly products: readonly ProductView[];
}

/** How services fared in the last year, and what needs what now. */
export function viewServices({ measured, dataset }: Metrics, index: CatalogueIndex): ServicesView {
	const { catalogue } = measured;
	const { rows } = dataset('services');
	const names = new Map([...catalogue.services].map(([slug, { name }]) => [slug, name]));
	const nameOf = (slug: string) => names.get(slug) ?? slug;
	const byProduct = Map.groupBy([...catalogue.services], ([, { product }]) => product);
	return {
		listed: rows.slice(0, LISTED),
		unlisted: Math.max(0, rows.length - LISTED),
		troubled: rows.filter(({ hurt_by }) => hurt_by > 0).length,
		down: rows.filter(({ down_ms }) => down_ms > 0).length,
		burning: [...names].flatMap(([slug, name]) => {
			const burning = burningOf(slug, index);
			return burning ? [{ slug, name, burning }] : [];
		}),
		withoutRunbook: rows.filter(({ runbooks }) => runbooks === 0).length,
		products: [...byProduct]
			.map(([product, services]) => ({
				product,
				name: productLabel(product, catalogue.policies),
				services: services.length,
				graph: viewProductGraph(product, catalogue, index),
				list: services
					.map(([slug, { depends_on }]) => ({
						slug,
						name: nameOf(slug),
						needs: depends_on.map((need) => ({ slug: need, name: nameOf(need) })),
						burning: burningOf(slug, index),
					}))
					.sort((a, b) => Number(!a.burning) - Number(!b.burning) || a.name.localeCompare(b.name, 'en')),
			}))
			.sort((a, b) => b.services - a.services || (a.product < b.product ? -1 : 1)),
	};
}
