import { Temporal } from 'temporal-polyfill';
import { postmortemDue } from '../../core/postmortem/due-dates.ts';
import { needsPostmortem } from '../../core/postmortem/needs-postmortem.ts';
import type { PostmortemAction } from '../../core/records/postmortem.ts';
import type { Catalogue, CatalogueIncident } from '../catalogue/catalogue.ts';
import { type Family, recurringFamilies } from './recurring-families.ts';
import { startDay } from './start-day.ts';

/** A postmortem that is not accepted yet, or not begun. */
export interface OpenPostmortem {
	readonly incident: CatalogueIncident;
	readonly state: 'owed' | 'draft' | 'in-review';
	/** Day; absent where policy gives no time. */
	readonly due?: string;
	readonly isOverdue: boolean;
}

export interface OverdueAction {
	readonly incident: CatalogueIncident;
	readonly action: PostmortemAction;
	readonly daysLate: number;
}

/** How often a cause was named by postmortems of the period and of the one before. */
export interface CauseCount {
	readonly id: string;
	readonly name: string;
	readonly count: number;
	readonly before: number;
	readonly incidents: readonly CatalogueIncident[];
}

/** What a retrospective over the last quarter should talk about. Days are those of the organisation's time zone. */
export interface Agenda {
	readonly day: string;
	/** First day of the period. */
	readonly since: string;
	readonly postmortems: readonly OpenPostmortem[];
	readonly overdue: readonly OverdueAction[];
	/** Open actions that are not overdue. */
	readonly laterActions: number;
	readonly families: readonly Family[];
	/** Causes named more than once, the commonest first. */
	readonly causes: readonly CauseCount[];
}

/** Long enough to see a pattern, short enough that people remember the nights. */
const PERIOD_DAYS = 91;

/** The agenda of a retrospective on a day, or at an instant (RFC 3339 UTC), from records alone. */
export function deriveAgenda(catalogue: Catalogue, at: string): Agenda {
	const zone = catalogue.policies.site?.time_zone ?? 'UTC';
	const today = at.includes('T')
		? Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate()
		: Temporal.PlainDate.from(at);
	const day = today.toString();
	const since = today.subtract({ days: PERIOD_DAYS }).toString();
	const before = today.subtract({ days: PERIOD_DAYS * 2 }).toString();
	const actions = catalogue.incidents.flatMap((incident) => openActions(incident));
	const overdue = actions.filter(({ action }) => action.due < day);
	return {
		day,
		since,
		postmortems: openPostmortems(catalogue, day),
		overdue: overdue
			.map((one) => ({ ...one, daysLate: daysBetween(one.action.due, today) }))
			.sort((a, b) => b.daysLate - a.daysLate || bySeverity(a.incident, b.incident)),
		laterActions: actions.length - overdue.length,
		families: recurringFamilies(catalogue.incidents, { since, until: day, zone }),
		causes: countCauses(catalogue, { since, before, until: day, zone }),
	};
}

function openPostmortems({ incidents, policies }: Catalogue, day: string): readonly OpenPostmortem[] {
	return incidents
		.flatMap((incident): OpenPostmortem[] => {
			const { facts, postmortem } = incident;
			const policy = policies.postmortems;
			if (postmortem) {
				const { status, due } = postmortem.facts;
				return status === 'accepted' ? [] : [{ incident, state: status, due, isOverdue: due < day }];
			}
			const isOver = facts.status === 'resolved' || facts.status === 'closed';
			if (!policy || !isOver || !needsPostmortem(facts, policy)) return [];
			const due = postmortemDue(facts, policy)?.date;
			return [{ incident, state: 'owed', ...(due && { due }), isOverdue: due !== undefined && due < day }];
		})
		.sort((a, b) => bySeverity(a.incident, b.incident) || compare(a.due ?? '9999', b.due ?? '9999'));
}

function openActions(
	incident: CatalogueIncident,
): readonly { incident: CatalogueIncident; action: PostmortemAction }[] {
	const actions = incident.postmortem?.facts.actions ?? [];
	return actions.filter(({ status }) => status === 'open').map((action) => ({ incident, action }));
}

interface Periods {
	readonly before: string;
	readonly since: string;
	readonly until: string;
	readonly zone: string;
}

function countCauses({ incidents, policies }: Catalogue, periods: Periods): readonly CauseCount[] {
	const names = new Map((policies.causes?.causes ?? []).map(({ id, name }) => [id, name]));
	const counts = new Map<string, { before: number; incidents: CatalogueIncident[] }>();
	for (const incident of incidents) {
		const day = startDay(incident, periods.zone);
		if (day === undefined || day < periods.before || day > periods.until) continue;
		for (const cause of new Set(incident.postmortem?.facts.causes ?? incident.facts.causes ?? [])) {
			const count = counts.get(cause) ?? { before: 0, incidents: [] };
			if (day >= periods.since) count.incidents.push(incident);
			else count.before += 1;
			counts.set(cause, count);
		}
	}
	return [...counts]
		.filter(([, count]) => count.incidents.length > 1)
		.map(([id, { before, incidents: named }]) => ({
			id,
			name: names.get(id) ?? id,
			count: named.length,
			before,
			incidents: named,
		}))
		.sort((a, b) => b.count - a.count || b.before - a.before || compare(a.id, b.id));
}

function daysBetween(due: string, today: Temporal.PlainDate): number {
	return Temporal.PlainDate.from(due).until(today).days;
}

function bySeverity(a: CatalogueIncident, b: CatalogueIncident): number {
	return compare(a.facts.severity, b.facts.severity) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
