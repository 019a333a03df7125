import type { APIRoute } from 'astro';
import { makeGateFacts } from '../../../src/app/gate/make-gate-facts.ts';
import { links } from '../../lib/links.ts';

/** What deploy gates of other repositories ask: open incidents, what needs what, and the policy; see docs/gate.md. */
export const GET: APIRoute = ({ locals }) => {
	const { catalogue, now } = locals.site;
	const origin = catalogue.policies.site?.url;
	const urlOf = (id: string) => origin && new URL(links.incident(id), origin).href;
	return Response.json(makeGateFacts(catalogue, { madeAt: now, urlOf }));
};
