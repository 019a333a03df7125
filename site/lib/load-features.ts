import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { makeFeatures } from '../../src/app/features/make-features.ts';
import type { FeatureReport } from '../../src/core/features/feature-report.ts';
import { asOfInstant } from './as-of-instant.ts';

const made = new WeakMap<Catalogue, readonly FeatureReport[]>();

/** How every rollout goes, as of the moment of the records; made once for all pages. */
export function loadFeatures(catalogue: Catalogue): readonly FeatureReport[] {
	const features = made.get(catalogue) ?? makeFeatures(catalogue, asOfInstant(catalogue));
	made.set(catalogue, features);
	return features;
}
