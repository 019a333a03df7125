import type { APIRoute } from 'astro';
import { asOfInstant } from '../../lib/as-of-instant.ts';
import { loadFeatures } from '../../lib/load-features.ts';

/** How every rollout goes, for programs; see docs/features.md. */
export const GET: APIRoute = ({ locals }) => {
	const { catalogue } = locals.site;
	return Response.json({ schema: 1, as_of: asOfInstant(catalogue), features: loadFeatures(catalogue) });
};
