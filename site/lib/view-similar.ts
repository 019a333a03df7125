import type { CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import type { CatalogueIndex } from './index-catalogue.ts';

/** An incident that uses the same rare words as another. */
export interface SimilarIncident {
	readonly incident: CatalogueIncident;
	/** The words that match, the rarest first. */
	readonly words: readonly string[];
}

/** The incidents of all years most like one by the words of title and impact, the best first. */
export function viewSimilar({ id }: CatalogueIncident, index: CatalogueIndex): readonly SimilarIncident[] {
	return (index.similar.get(id) ?? []).map((found) => ({
		incident: index.incidentById.get(found.id)!,
		words: found.words,
	}));
}
