import { type Avoidable, findAvoidable } from '../../../core/metrics/find-avoidable.ts';
import { localDay } from '../../../core/metrics/local-day.ts';
import { startedAt } from '../../../core/metrics/started-at.ts';
import type { CatalogueIncident } from '../../catalogue/catalogue.ts';
import { type Family, recurringFamilies } from '../../retrospective/recurring-families.ts';
import { lastYear } from '../last-year.ts';
import { oncePerMeasured } from '../once-per-measured.ts';
import type { Dataset } from './dataset.ts';

/** A family of incidents with a member in the last 365 days. */
export type FamilyFigures = {
	/** The incident that it began with. */
	readonly family: string;
	readonly reason: Family['reason'];
	readonly title: string;
	readonly service: string;
	readonly kind: string;
	readonly incidents: number;
	readonly first: string | undefined;
	readonly last: string | undefined;
	readonly newest: string;
	readonly unfinished_actions: number;
	readonly avoidable: number;
};

/** A recurrence before which an action that might have prevented it was overdue. */
export type AvoidableRow = {
	readonly incident: string;
	readonly day: string | undefined;
	readonly origin: string;
	readonly action: string;
	readonly text: string;
	readonly team: string;
	readonly due: string;
	readonly status: string;
	readonly days_late: number;
	/** How many such actions there were; the longest overdue is named. */
	readonly actions: number;
};

interface FamilyStory {
	readonly family: Family;
	readonly avoidable: readonly Avoidable<CatalogueIncident>[];
}

/** The families of the last 365 days, the largest first, with what was avoidable in them. */
export const familiesOf = oncePerMeasured((measured): readonly FamilyStory[] => {
	const { from, to } = lastYear(measured);
	const families = recurringFamilies(measured.catalogue.incidents, { since: from, until: to, zone: measured.zone });
	return families.map((family) => ({ family, avoidable: findAvoidable(family.incidents) }));
});

/** Families of incidents, the largest first. */
export const makeRecurringFamilies = oncePerMeasured((measured): Dataset<FamilyFigures> => {
	const dayOf = (incident: CatalogueIncident) => {
		const start = startedAt(incident);
		return start && localDay(start, measured.zone);
	};
	return {
		name: 'recurring-families',
		title: 'Recurring families',
		about:
			'One row a family with an incident in the last 365 days: linked by recurrence over all time, or three and more of one service and kind in the period.',
		columns: [
			{ key: 'family', label: 'First', unit: 'incident' },
			{ key: 'reason', label: 'Found by', unit: 'text' },
			{ key: 'title', label: 'Newest title', unit: 'text' },
			{ key: 'service', label: 'Service', unit: 'text' },
			{ key: 'kind', label: 'Kind', unit: 'text' },
			{ key: 'incidents', label: 'Times', unit: 'count' },
			{ key: 'first', label: 'From', unit: 'day' },
			{ key: 'last', label: 'To', unit: 'day' },
			{ key: 'newest', label: 'Newest', unit: 'incident' },
			{ key: 'unfinished_actions', label: 'Actions not done', unit: 'count' },
			{ key: 'avoidable', label: 'Avoidable', unit: 'count' },
		],
		rows: familiesOf(measured).map(({ family, avoidable }) => {
			const [newest, oldest] = [family.incidents[0]!, family.incidents.at(-1)!];
			return {
				family: oldest.id,
				reason: family.reason,
				title: newest.facts.title,
				service: newest.facts.service,
				kind: newest.facts.kind,
				incidents: family.incidents.length,
				first: dayOf(oldest),
				last: dayOf(newest),
				newest: newest.id,
				unfinished_actions: family.unfinished.length,
				avoidable: avoidable.length,
			};
		}),
	};
});

/** Recurrences with the actions that might have prevented them, the newest first. */
export const makeAvoidableRecurrences = oncePerMeasured((measured): Dataset<AvoidableRow> => {
	const rows = familiesOf(measured).flatMap(({ avoidable }) =>
		avoidable.map(({ recurrence, missed }): AvoidableRow => {
			const start = startedAt(recurrence);
			const { origin, action, daysLate } = missed[0]!;
			return {
				incident: recurrence.id,
				day: start && localDay(start, measured.zone),
				origin: origin.id,
				action: action.id,
				text: action.text,
				team: origin.facts.team,
				due: action.due,
				status: action.status,
				days_late: daysLate,
				actions: missed.length,
			};
		}),
	);
	return {
		name: 'avoidable-recurrences',
		title: 'Recurrences that an action might have prevented',
		about:
			'One row a recurrence before which an action of type prevent, of an earlier incident of its family, was due and not done; of several the longest overdue is named.',
		columns: [
			{ key: 'incident', label: 'Recurrence', unit: 'incident' },
			{ key: 'day', label: 'Day', unit: 'day' },
			{ key: 'origin', label: 'Agreed after', unit: 'incident' },
			{ key: 'action', label: 'Action', unit: 'text' },
			{ key: 'text', label: 'What', unit: 'text' },
			{ key: 'team', label: 'Team', unit: 'text' },
			{ key: 'due', label: 'Due', unit: 'day' },
			{ key: 'status', label: 'State today', unit: 'text' },
			{ key: 'days_late', label: 'Days late then', unit: 'count' },
			{ key: 'actions', label: 'Such actions', unit: 'count' },
		],
		rows: rows.sort((a, b) => (a.incident < b.incident ? 1 : -1)),
	};
});
