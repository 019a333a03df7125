import type { APIRoute } from 'astro';
import { serviceAnswer } from '../../../../src/app/oncall/service-answer.ts';
import { loadCatalogue } from '../../../lib/load-catalogue.ts';

export function getStaticPaths() {
	const { catalogue, now } = loadCatalogue();
	const services = [...catalogue.services.keys()].filter((service) => serviceAnswer(catalogue, service, now));
	return services.map((service) => ({ params: { service } }));
}

/** Who answers for one service, for scripts and other programs. */
export const GET: APIRoute = ({ locals, params }) => {
	const { catalogue, now } = locals.site;
	const answer = serviceAnswer(catalogue, params.service ?? '', now);
	if (answer === undefined) return new Response(null, { status: 404 });
	return new Response(`${JSON.stringify(answer, null, 2)}\n`, { headers: { 'content-type': 'application/json' } });
};
