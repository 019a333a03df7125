import { type Dimension, groupIncidents } from '../../core/metrics/group-incidents.ts';
import { localDay } from '../../core/metrics/local-day.ts';
import { measureAvailability } from '../../core/metrics/measure-availability.ts';
import { type AlertArchive, measureNoise } from '../../core/metrics/measure-noise.ts';
import { type Period, periodBefore, periodOfDays } from '../../core/metrics/period-of-days.ts';
import { startedAt } from '../../core/metrics/started-at.ts';
import { isWithin } from '../../core/metrics/trouble-window.ts';
import { compareInstants, toEpochMs } from '../../core/time/instant.ts';
import type { Catalogue, CatalogueIncident } from '../catalogue/catalogue.ts';
import { compareGroups } from './compare-groups.ts';
import { deriveGroup, type GroupContext } from './derive-group.ts';
import type { GroupFigures, MetricsQuestion, MetricsReport } from './metrics-report.ts';

/** Dimensions whose groups are stretches of time and not of the organisation. */
const CALENDAR: ReadonlySet<Dimension> = new Set(['week', 'month', 'quarter']);

/** All metrics of a catalogue over a period, computed anew from its records; the same records and question give the same answer. */
export function deriveMetrics(catalogue: Catalogue, question: MetricsQuestion): MetricsReport {
	const { now, by, severities, compare } = question;
	const zone = catalogue.policies.site?.time_zone ?? 'UTC';
	const incidents = catalogue.incidents.filter(({ facts }) => severities?.includes(facts.severity) ?? true);
	const period = observed(
		periodOfDays(question.from ?? firstDay(incidents, { now, zone }), question.to ?? localDay(now, zone), zone),
		now,
	);
	const comparedWith =
		compare && (compare === 'previous' ? periodBefore(period, zone) : periodOfDays(compare.from, compare.to, zone));
	const context: GroupContext = {
		catalogue,
		period,
		now,
		zone,
		...(comparedWith && { comparedWith }),
		hasTimeBetween: by === undefined || !CALENDAR.has(by),
	};
	const total = deriveGroup('all', incidents, { ...context, hasTimeBetween: true });
	const groups = by === undefined ? [] : deriveGroups(incidents, by, context);
	return {
		now,
		zone,
		period,
		...(comparedWith && { comparedWith }),
		...(severities && { severities }),
		...(by && { by }),
		total,
		groups,
		availability: measureAvailability(incidents, period.window, now),
		noise: measureNoise(
			archiveOf(catalogue, period, severities && incidents),
			new Map(incidents.map((one) => [one.id, one])),
		),
		undated: incidents
			.filter((incident) => startedAt(incident) === undefined)
			.map(({ id }) => id)
			.sort(),
	};
}

function deriveGroups(
	incidents: readonly CatalogueIncident[],
	by: Dimension,
	context: GroupContext,
): readonly GroupFigures[] {
	const names = namesOf(context.catalogue, by);
	const touches = ({ window }: Period, group: readonly CatalogueIncident[]) =>
		group.some((incident) => isWithin(window, startedAt(incident)));
	const found = [...groupIncidents(incidents, by, context.zone)].filter(
		([, group]) => touches(context.period, group) || (context.comparedWith && touches(context.comparedWith, group)),
	);
	const groups = found.map(([key, group]) => ({
		...deriveGroup(key, group, { ...context, comparisons: found.length }),
		name: names.get(key) ?? key,
	}));
	return context.comparedWith ? compareGroups(groups) : groups;
}

/** What has not happened yet is not observed: the last day ends now. */
function observed(period: Period, now: string): Period {
	const { start, end } = period.window;
	return { ...period, window: { start, end: Math.max(start, Math.min(end, toEpochMs(now))) } };
}

function firstDay(
	incidents: readonly CatalogueIncident[],
	{ now, zone }: { readonly now: string; readonly zone: string },
): string {
	const starts = incidents.flatMap((incident) => startedAt(incident) ?? []);
	const first = starts.reduce((earliest, start) => (compareInstants(start, earliest) < 0 ? start : earliest), now);
	return localDay(first, zone);
}

/** The archive in the period; where only some severities are asked for, the lines of their incidents. */
function archiveOf(
	{ alerts, unlinked }: Catalogue,
	{ window }: Period,
	only: readonly CatalogueIncident[] | undefined,
): AlertArchive {
	const lists = only ? only.map(({ id }) => alerts.get(id) ?? []) : [...alerts.values()];
	const isInside = (ms: number) => ms >= window.start && ms < window.end;
	return {
		lines: lists.flat().filter(({ at }) => isWithin(window, at)),
		unlinked: only ? [] : unlinked.map((group) => ({ ...group, at: group.at.filter(isInside) })),
	};
}

function namesOf({ teams, services, policies }: Catalogue, by: Dimension): ReadonlyMap<string, string> {
	switch (by) {
		case 'team':
			return new Map([...teams].map(([slug, { name }]) => [slug, name]));
		case 'service':
			return new Map([...services].map(([slug, { name }]) => [slug, name]));
		case 'product':
			return new Map(policies.products?.products.map(({ id, name }) => [id, name]));
		case 'kind':
			return new Map(policies.triage?.kinds.map(({ id, name }) => [id, name]));
		case 'cause':
			return new Map([
				['none', 'No cause named'],
				...(policies.causes?.causes ?? []).map(({ id, name }) => [id, name] as const),
			]);
		case 'severity':
		case 'week':
		case 'month':
		case 'quarter':
			return new Map();
		default:
			return by satisfies never;
	}
}
