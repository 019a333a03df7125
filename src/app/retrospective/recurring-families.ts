import { isExplained } from '../../core/records/is-explained.ts';
import type { PostmortemAction } from '../../core/records/postmortem.ts';
import type { CatalogueIncident } from '../catalogue/catalogue.ts';
import { startDay } from './start-day.ts';

/** Incidents that are one story told several times. */
export interface Family {
	/** `linked`: people or triage linked them as recurrences. `alike`: same service and kind, often. */
	readonly reason: 'linked' | 'alike';
	/** Newest first. */
	readonly incidents: readonly CatalogueIncident[];
	/** Actions of the family that are still open: what was agreed and is not there. */
	readonly unfinished: readonly { readonly incident: CatalogueIncident; readonly action: PostmortemAction }[];
}

export interface FamilyPeriod {
	/** Days; the family's newest incident began between them. */
	readonly since: string;
	readonly until: string;
	readonly zone: string;
}

/** So many of one service and kind within the period are a pattern without a link. */
const OFTEN = 3;

/**
 * Families with an incident in the period: incidents linked by `recurrence_of`, over all time, and those of one service
 * and kind that came at least three times in it. Duplicates, consequences and dismissed incidents belong to another.
 */
export function recurringFamilies(incidents: readonly CatalogueIncident[], period: FamilyPeriod): readonly Family[] {
	const own = incidents.filter(({ facts }) => facts.status !== 'dismissed' && !isExplained(facts));
	const linked = linkedGroups(own).filter((group) => group.length > 1 && group.some((one) => isWithin(one, period)));
	const told = new Set(linked.flat());
	const rest = own.filter((one) => !told.has(one) && isWithin(one, period));
	const alike = [...Map.groupBy(rest, ({ facts }) => `${facts.service} ${facts.kind}`).values()];
	return [
		...linked.map((group) => family('linked', group)),
		...alike.filter((group) => group.length >= OFTEN).map((group) => family('alike', group)),
	].sort((a, b) => b.incidents.length - a.incidents.length || (a.incidents[0]!.id < b.incidents[0]!.id ? 1 : -1));
}

function isWithin(incident: CatalogueIncident, { since, until, zone }: FamilyPeriod): boolean {
	const day = startDay(incident, zone);
	return day !== undefined && day >= since && day <= until;
}

function family(reason: Family['reason'], incidents: readonly CatalogueIncident[]): Family {
	const unfinished = incidents.flatMap((incident) =>
		(incident.postmortem?.facts.actions ?? [])
			.filter(({ status }) => status === 'open')
			.map((action) => ({ incident, action })),
	);
	return { reason, incidents, unfinished };
}

/** Groups of incidents that hang together by recurrence; the order of the list is kept, which is newest first. */
function linkedGroups(incidents: readonly CatalogueIncident[]): readonly (readonly CatalogueIncident[])[] {
	const heads = new Map(incidents.map(({ id }) => [id, id]));
	const headOf = (id: string): string => {
		let head = id;
		while (heads.get(head)! !== head) head = heads.get(head)!;
		heads.set(id, head);
		return head;
	};
	for (const { id, facts } of incidents) {
		for (const { type, incident } of facts.relations ?? []) {
			if (type === 'recurrence_of' && heads.has(incident)) heads.set(headOf(id), headOf(incident));
		}
	}
	return [...Map.groupBy(incidents, ({ id }) => headOf(id)).values()];
}
