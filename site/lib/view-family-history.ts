import type { CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { startedAt } from '../../src/core/metrics/started-at.ts';
import type { CatalogueIndex } from './index-catalogue.ts';
import { type ActionRow, countActions, viewActions } from './view-actions.ts';

const DAY = 86_400_000;
/** So many incidents on either side of one are named. */
const NAMED = 10;
/** So many unfinished actions are listed. */
const LISTED = 8;

/** One time that the problem was there. */
export interface Occurrence {
	readonly id: string;
	/** When it began; absent where it is not known. */
	readonly at?: string;
	readonly isOnRecord: boolean;
	/** Whether the page is about it. */
	readonly isCurrent: boolean;
}

/** An action of an earlier postmortem that nobody has finished. */
export interface UnfinishedAction {
	readonly action: ActionRow;
	/** The incident whose postmortem has it. */
	readonly incident: string;
	/** Days since it was due; 0 where that is still to come. */
	readonly daysLate: number;
}

/** What an incident repeats and what repeats it. */
export interface FamilyHistory {
	/** Earliest first, with the incident itself among them. */
	readonly times: readonly Occurrence[];
	readonly isRepeat: boolean;
	/** The longest overdue first. */
	readonly unfinished: readonly UnfinishedAction[];
	readonly unlisted: number;
	/** Actions of all earlier postmortems. */
	readonly actions: ReturnType<typeof countActions>;
}

/** The history of an incident whose family knows some `earlier` ones, judged on a day like `2026-11-20`; undefined where it happened once. */
export function viewFamilyHistory(
	incident: CatalogueIncident,
	earlier: readonly string[],
	{ index, today }: { readonly index: CatalogueIndex; readonly today: string },
): FamilyHistory | undefined {
	const own = (incident.facts.relations ?? [])
		.filter(({ type }) => type === 'recurrence_of')
		.map((one) => one.incident);
	const before = [...new Set([...own, ...earlier])].filter((id) => id !== incident.id).slice(0, NAMED);
	const later = (index.relationsTo.get(incident.id) ?? [])
		.filter(({ from, relation }) => relation.type === 'recurrence_of' && !before.includes(from.id))
		.map(({ from }) => from.id);
	if (before.length === 0 && later.length === 0) return undefined;
	const times = [...new Set([...before, incident.id, ...later.slice(0, NAMED)])].map((id): Occurrence => {
		const found = index.incidentById.get(id);
		return { id, at: found && startedAt(found), isOnRecord: found !== undefined, isCurrent: id === incident.id };
	});
	const records = before.flatMap((id) => index.incidentById.get(id) ?? []);
	const unfinished = records.flatMap((record) => unfinishedOf(record, index, today));
	unfinished.sort((a, b) => (a.action.due < b.action.due ? -1 : a.action.due > b.action.due ? 1 : 0));
	return {
		times: times.sort((a, b) => (a.at ?? '').localeCompare(b.at ?? '')),
		isRepeat: before.length > 0,
		unfinished: unfinished.slice(0, LISTED),
		unlisted: Math.max(0, unfinished.length - LISTED),
		actions: countActions(records.flatMap(({ postmortem }) => postmortem?.facts.actions ?? [])),
	};
}

function unfinishedOf(
	{ id, postmortem }: CatalogueIncident,
	{ people }: CatalogueIndex,
	today: string,
): UnfinishedAction[] {
	return viewActions(postmortem?.facts.actions ?? [], people, today)
		.filter(({ status }) => status === 'open')
		.map((action) => ({
			action,
			incident: id,
			daysLate: Math.max(0, Math.round((Date.parse(today) - Date.parse(action.due)) / DAY)),
		}));
}
