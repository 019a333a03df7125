import type { Catalogue, CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { beganApart } from '../../src/core/triage/describe-link.ts';
import { t } from '../i18n/t.ts';
import type { CatalogueIndex } from './index-catalogue.ts';
import { type IncidentRow, viewRow } from './view-row.ts';

/** An incident that explains another: its probable cause, or the one that told of the same problem before. */
export interface Origin {
	readonly id: string;
	/** Absent where no such incident is in the repository. */
	readonly row?: IncidentRow;
	/** The beginning of a sentence that goes on with the id: `Probably caused by`. */
	readonly label: string;
	/** Like `4 min earlier`; absent where it is not known. */
	readonly began?: string;
	/** Services from the explained incident's to the cause's; empty where they are not known. */
	readonly path: readonly string[];
	/** The person who linked the two; absent where triage did. */
	readonly by?: string;
}

/** What explains an incident, causes first, each incident once. */
export function viewExplanation(
	{ facts }: CatalogueIncident,
	catalogue: Catalogue,
	index: CatalogueIndex,
): readonly Origin[] {
	const relations = facts.relations ?? [];
	const upward = ['caused_by', 'duplicate_of'].flatMap((type) => relations.filter((one) => one.type === type));
	const once = upward.filter(({ incident }, at) => upward.findIndex((one) => one.incident === incident) === at);
	return once.map(({ type, incident: id, path = [], by }) => {
		const origin = index.incidentById.get(id);
		const person = by === undefined || by === 'triage' ? undefined : (index.people.get(by)?.name ?? by);
		return {
			id,
			row: origin && viewRow(origin, catalogue),
			label: type === 'duplicate_of' ? t('Same problem as') : person ? t('Caused by') : t('Probably caused by'),
			began: origin && beganApart(facts.times, origin.facts.times),
			path,
			by: person,
		};
	});
}
