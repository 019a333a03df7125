import type { AlertLine } from '../../core/records/alert-line.ts';
import type { SearchDocument } from '../../core/search/search-map.ts';
import type { Catalogue, CatalogueIncident } from '../catalogue/catalogue.ts';
import { plainText } from './plain-text.ts';

/** Longer texts are cut here, in characters: a flood of alerts or a pasted log must not make the index. */
const LONGEST = 40_000;
/** Different alert titles of one incident that can be found. */
const MOST_ALERTS = 20;

/**
 * The texts of a catalogue that full-text search reads: incidents with their timelines and alerts, postmortems, runbooks.
 * Nothing of what records mark as internal is among them, so that an index is fit for a public site.
 */
export function listSearchDocuments(catalogue: Catalogue): SearchDocument[] {
	const documents: SearchDocument[] = [];
	for (const incident of catalogue.incidents) {
		const { id, facts, postmortem } = incident;
		documents.push(describe({ kind: 'incident', id, title: facts.title, text: incidentText(incident, catalogue) }));
		if (postmortem) {
			const actions = postmortem.facts.actions.map(({ text }) => text);
			const text = [plainText(postmortem.body), ...actions].join(' ');
			documents.push(describe({ kind: 'postmortem', id, title: facts.title, text }));
		}
	}
	for (const { slug, facts, body } of catalogue.runbooks.values()) {
		documents.push(describe({ kind: 'runbook', id: slug, title: facts.title, text: plainText(body) }));
	}
	return documents;
}

function describe(document: SearchDocument): SearchDocument {
	return { ...document, text: document.text.slice(0, LONGEST) };
}

function incidentText({ id, facts, body, timeline }: CatalogueIncident, { alerts, services }: Catalogue): string {
	const affected = [facts.service, ...(facts.affected_services ?? [])];
	return [
		facts.title,
		...affected.map((slug) => services.get(slug)?.name ?? slug),
		facts.impact?.description,
		plainText(body),
		...timeline.map(({ text }) => plainText(text)),
		...alertTitles(alerts.get(id) ?? []),
		facts.change?.name,
		...(facts.evidence ?? []).map(({ text }) => text),
		facts.verdict?.reason,
		facts.lead_up?.reason,
	]
		.filter((text) => text !== undefined && text !== '')
		.map((text) => (/[.!?:]$/.test(text!) ? text : `${text}.`))
		.join(' ');
}

function alertTitles(lines: readonly AlertLine[]): string[] {
	const titles = new Set<string>();
	for (const { name, title } of lines) {
		if (titles.size >= MOST_ALERTS) break;
		titles.add(title === name ? title : `${name} ${title}`);
	}
	return [...titles];
}
