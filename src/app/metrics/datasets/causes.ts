import { lastMonths } from '../../../core/metrics/calendar-of-day.ts';
import { groupIncidents, NONE } from '../../../core/metrics/group-incidents.ts';
import { type CostSum, sumCosts } from '../../../core/metrics/sum-costs.ts';
import { troubleWindow } from '../../../core/metrics/trouble-window.ts';
import type { CatalogueIncident } from '../../catalogue/catalogue.ts';
import { lastYear } from '../last-year.ts';
import type { MeasuredCatalogue } from '../measure-catalogue.ts';
import { oncePerMeasured } from '../once-per-measured.ts';
import type { Dataset } from './dataset.ts';

/** One cause over the last 365 days; the year before it beside. */
export type CauseFigures = {
	readonly cause: string;
	readonly name: string;
	readonly incidents: number;
	readonly year_before: number;
	readonly severe: number;
	readonly recurring: number;
	readonly hurt_ms: number;
	readonly hurt_n: number;
	readonly users: number;
	readonly users_n: number;
};

export type CauseMonth = { readonly cause: string; readonly month: string; readonly incidents: number };
export type CauseTeam = { readonly cause: string; readonly team: string; readonly incidents: number };
export type CauseCost = Pick<CostSum, 'currency' | 'low' | 'high' | 'n'> & { readonly cause: string };

const DAY = 86_400_000;
const SEVERE: ReadonlySet<string> = new Set(['sev1', 'sev2']);

/** The measured incidents of the last 365 days by cause; one with several causes stands in each. */
const byCause = oncePerMeasured((measured) => groupByCause(measured, (at, { start, end }) => at >= start && at < end));
const byCauseBefore = oncePerMeasured((measured) =>
	groupByCause(measured, (at, { start }) => at >= start - 365 * DAY && at < start),
);

/** Causes by how many incidents name them in the last 365 days; those that policy names and nothing had are left out. */
export const makeCauses = oncePerMeasured((measured): Dataset<CauseFigures> => {
	const groups = byCause(measured);
	const before = byCauseBefore(measured);
	const causes = [...new Set([...groups.keys(), ...before.keys()])];
	const names = namesOf(measured);
	const rows = causes.map((cause): CauseFigures => {
		const incidents = groups.get(cause) ?? [];
		return {
			cause,
			name: names.get(cause) ?? cause,
			incidents: incidents.length,
			year_before: before.get(cause)?.length ?? 0,
			severe: incidents.filter(({ facts }) => SEVERE.has(facts.severity)).length,
			recurring: incidents.filter(({ facts }) => facts.relations?.some(({ type }) => type === 'recurrence_of')).length,
			...impactOf(incidents, measured.now),
		};
	});
	return {
		name: 'causes',
		title: 'Causes',
		about:
			'One row a cause that incidents of the last 365 days, or of the 365 before them, name. An incident with two causes is in both rows.',
		columns: [
			{ key: 'cause', label: 'Cause', unit: 'text' },
			{ key: 'name', label: 'Name', unit: 'text', isOnlyInFiles: true },
			{ key: 'incidents', label: 'Incidents', unit: 'count' },
			{ key: 'year_before', label: 'Year before', unit: 'count' },
			{ key: 'severe', label: 'sev1 and sev2', unit: 'count' },
			{ key: 'recurring', label: 'Recurrences', unit: 'count' },
			{ key: 'hurt_ms', label: 'Time of impact', unit: 'ms' },
			{ key: 'hurt_n', label: 'of incidents', unit: 'count' },
			{ key: 'users', label: 'Users affected', unit: 'count' },
			{ key: 'users_n', label: 'of incidents', unit: 'count' },
		],
		rows: rows.sort(
			(a, b) => b.incidents - a.incidents || b.year_before - a.year_before || (a.cause < b.cause ? -1 : 1),
		),
	};
});

/** Incidents a cause and month, over twelve months. */
export const makeCausesByMonth = oncePerMeasured((measured): Dataset<CauseMonth> => {
	const months = lastMonths(measured.today, 12);
	const days = new Map(measured.counted.map(({ id, day }) => [id, day!]));
	const groups = groupIncidents(
		measured.counted.filter(({ day }) => day! >= months[0]!).map(({ incident }) => incident),
		'cause',
		measured.zone,
	);
	const rows = [...groups].flatMap(([cause, incidents]) => {
		const own = Map.groupBy(incidents, ({ id }) => days.get(id)!.slice(0, 7));
		return months.flatMap((month) => {
			const found = own.get(month)?.length ?? 0;
			return found === 0 ? [] : [{ cause, month, incidents: found }];
		});
	});
	return {
		name: 'causes-by-month',
		title: 'Causes by month',
		about: 'One row a cause and month in which an incident named it, twelve months.',
		columns: [
			{ key: 'cause', label: 'Cause', unit: 'text' },
			{ key: 'month', label: 'Month', unit: 'text' },
			{ key: 'incidents', label: 'Incidents', unit: 'count' },
		],
		rows,
	};
});

/** Incidents a cause and team, over the last 365 days. */
export const makeCausesByTeam = oncePerMeasured((measured): Dataset<CauseTeam> => {
	const rows = [...byCause(measured)].flatMap(([cause, incidents]) =>
		[...Map.groupBy(incidents, ({ facts }) => facts.team)].map(([team, own]) => ({
			cause,
			team,
			incidents: own.length,
		})),
	);
	return {
		name: 'causes-by-team',
		title: 'Causes by team',
		about: 'One row a cause and team, over the last 365 days.',
		columns: [
			{ key: 'cause', label: 'Cause', unit: 'text' },
			{ key: 'team', label: 'Team', unit: 'text' },
			{ key: 'incidents', label: 'Incidents', unit: 'count' },
		],
		rows: rows.sort((a, b) => (a.cause < b.cause ? -1 : a.cause > b.cause ? 1 : a.team < b.team ? -1 : 1)),
	};
});

/** Lost sales a cause and currency, over the last 365 days. */
export const makeCauseCosts = oncePerMeasured((measured): Dataset<CauseCost> => {
	const { services, policies } = measured.catalogue;
	const rows = [...byCause(measured)].flatMap(([cause, incidents]) =>
		sumCosts(incidents, { services, products: policies.products }).sums.map(({ currency, low, high, n }) => ({
			cause,
			currency,
			low,
			high,
			n,
		})),
	);
	return {
		name: 'cause-costs',
		title: 'Lost sales by cause',
		about: 'One row a cause and currency, over the last 365 days; n is of incidents with a figure.',
		columns: [
			{ key: 'cause', label: 'Cause', unit: 'text' },
			{ key: 'currency', label: 'Currency', unit: 'text' },
			{ key: 'low', label: 'Low', unit: 'money' },
			{ key: 'high', label: 'High', unit: 'money' },
			{ key: 'n', label: 'Incidents', unit: 'count' },
		],
		rows,
	};
});

function groupByCause(
	measured: MeasuredCatalogue,
	isInside: (at: number, window: { readonly start: number; readonly end: number }) => boolean,
): ReadonlyMap<string, readonly CatalogueIncident[]> {
	const { window } = lastYear(measured);
	const own = measured.counted.filter(({ at }) => isInside(at!, window)).map(({ incident }) => incident);
	return groupIncidents(own, 'cause', measured.zone);
}

function impactOf(incidents: readonly CatalogueIncident[], now: string) {
	const windows = incidents.flatMap(({ facts }) => {
		const trouble = troubleWindow(facts, now);
		return trouble.state === 'known' ? [trouble.window.end - trouble.window.start] : [];
	});
	const users = incidents.flatMap(({ facts }) => facts.impact?.users_affected ?? []).filter((count) => count >= 0);
	return {
		hurt_ms: windows.reduce((sum, ms) => sum + ms, 0),
		hurt_n: windows.length,
		users: users.reduce((sum, count) => sum + count, 0),
		users_n: users.length,
	};
}

function namesOf({ catalogue }: MeasuredCatalogue): ReadonlyMap<string, string> {
	const named = (catalogue.policies.causes?.causes ?? []).map(({ id, name }) => [id, name] as const);
	return new Map([[NONE, 'No cause named'], ...named]);
}
