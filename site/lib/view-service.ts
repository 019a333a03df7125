import type { Catalogue, CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import type { Service } from '../../src/core/records/service.ts';
import { asOfInstant } from './as-of-instant.ts';
import { countMonths } from './count-months.ts';
import type { CatalogueIndex } from './index-catalogue.ts';
import { productLabel } from './labels.ts';
import { walkDependencies } from './walk-dependencies.ts';

/** A service beside another: what it needs, or who needs it. */
export interface ServiceNeighbour {
	readonly slug: string;
	readonly name: string;
	readonly hops: number;
	/** False where records name a service that has no file. */
	readonly isKnown: boolean;
	readonly open: readonly CatalogueIncident[];
}

/** A service as one line of the list. */
export interface ServiceRow {
	readonly slug: string;
	readonly name: string;
	readonly tier: Service['tier'];
	readonly owner: string;
	readonly ownerName: string;
	readonly product: string;
	readonly needs: number;
	readonly usedBy: number;
	readonly incidents: number;
	/** Incidents of each of the last twelve months, oldest first. */
	readonly months: readonly number[];
	readonly open: readonly CatalogueIncident[];
	readonly runbooks: number;
}

/** All services: the most important tier first, then by name. */
export function listServices(catalogue: Catalogue, index: CatalogueIndex): readonly ServiceRow[] {
	return [...catalogue.services]
		.map(([slug, service]) => ({
			slug,
			name: service.name,
			tier: service.tier,
			owner: service.owner,
			ownerName: catalogue.teams.get(service.owner)?.name ?? service.owner,
			product: productLabel(service.product, catalogue.policies),
			needs: service.depends_on.length,
			usedBy: index.usedBy.get(slug)?.length ?? 0,
			incidents: index.incidentsByService.get(slug)?.length ?? 0,
			months: countMonths(index.incidentsByService.get(slug) ?? [], asOfInstant(catalogue)),
			open: openOf(slug, index),
			runbooks: index.runbooksByService.get(slug)?.length ?? 0,
		}))
		.sort((a, b) => a.tier - b.tier || a.name.localeCompare(b.name, 'en'));
}

/** What a service needs and who needs it, direct ones first. */
export function viewNeighbours(slug: string, catalogue: Catalogue, index: CatalogueIndex) {
	const view = (reached: { readonly slug: string; readonly hops: number }): ServiceNeighbour => ({
		...reached,
		name: catalogue.services.get(reached.slug)?.name ?? reached.slug,
		isKnown: catalogue.services.has(reached.slug),
		open: openOf(reached.slug, index),
	});
	return {
		needs: walkDependencies(slug, (name) => catalogue.services.get(name)?.depends_on ?? []).map(view),
		usedBy: walkDependencies(slug, (name) => index.usedBy.get(name) ?? []).map(view),
	};
}

function openOf(slug: string, index: CatalogueIndex): readonly CatalogueIncident[] {
	return (index.incidentsByService.get(slug) ?? []).filter(({ facts }) => facts.status === 'open');
}
