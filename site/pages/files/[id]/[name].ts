import type { APIRoute } from 'astro';
import { loadCatalogue, readAttachment } from '../../../lib/load-catalogue.ts';
import { pictureType } from '../../../lib/picture-type.ts';

export function getStaticPaths() {
	return loadCatalogue().catalogue.incidents.flatMap(({ id, attachments }) =>
		attachments.filter(pictureType).map((name) => ({ params: { id, name } })),
	);
}

/** A picture that people attached to an incident. */
export const GET: APIRoute = ({ params, locals }) => {
	const { id = '', name = '' } = params;
	const incident = locals.site.index.incidentById.get(id);
	const type = pictureType(name);
	const bytes = incident?.attachments.includes(name) && type ? readAttachment(incident.folder, name) : undefined;
	if (!bytes || !type) return new Response('Not found', { status: 404 });
	return new Response(bytes, { headers: { 'content-type': type, 'x-content-type-options': 'nosniff' } });
};
