import type { ReportLink } from '../../core/reports/report-document.ts';
import type { CatalogueIncident } from '../catalogue/catalogue.ts';

/** The id of an incident, leading to it or to its postmortem. */
export function recordLink({ id, folder }: CatalogueIncident, to: 'incident' | 'postmortem' = 'incident'): ReportLink {
	return { text: id, page: `${to}s/${id}`, file: `${folder}/${to}.md` };
}

/** Links joined by commas, at most five of them. */
export function recordLinks(incidents: readonly CatalogueIncident[]): readonly (string | ReportLink)[] {
	const shown = incidents
		.slice(0, 5)
		.flatMap((incident, place) => [...(place > 0 ? [', '] : []), recordLink(incident)]);
	return incidents.length > 5 ? [...shown, ` and ${incidents.length - 5} more`] : shown;
}
