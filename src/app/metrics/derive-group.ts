import { type Comparison, compareSamples } from '../../core/metrics/compare-samples.ts';
import { countVerdicts } from '../../core/metrics/count-verdicts.ts';
import { localDay } from '../../core/metrics/local-day.ts';
import {
	DURATIONS,
	type DurationContext,
	type DurationMetric,
	measureDuration,
} from '../../core/metrics/measure-duration.ts';
import { measureActions, measurePostmortems } from '../../core/metrics/measure-follow-up.ts';
import { measureResponse } from '../../core/metrics/measure-response.ts';
import { measureTimeBetween } from '../../core/metrics/measure-time-between.ts';
import type { Period } from '../../core/metrics/period-of-days.ts';
import { seededRandom } from '../../core/metrics/seeded-random.ts';
import { standingOf } from '../../core/metrics/standing-of.ts';
import { startedAt } from '../../core/metrics/started-at.ts';
import { sumCosts } from '../../core/metrics/sum-costs.ts';
import { sumSeverityTime } from '../../core/metrics/sum-severity-time.ts';
import { type MeasuredOf, recordedValues, summariseMeasurements } from '../../core/metrics/summarise-measurements.ts';
import { isWithin } from '../../core/metrics/trouble-window.ts';
import type { Catalogue, CatalogueIncident } from '../catalogue/catalogue.ts';
import type { GroupFigures } from './metrics-report.ts';

/** What all groups of a report share. */
export interface GroupContext {
	readonly catalogue: Catalogue;
	readonly period: Period;
	readonly comparedWith?: Period;
	readonly now: string;
	readonly zone: string;
	readonly hasTimeBetween: boolean;
	/** How many groups are compared at once. */
	readonly comparisons?: number;
}

/** The figures of one group; `incidents` are those of all time, because trouble that began before the period may last into it. */
export function deriveGroup(key: string, incidents: readonly CatalogueIncident[], context: GroupContext): GroupFigures {
	const { catalogue, period, comparedWith, now, zone, hasTimeBetween, comparisons } = context;
	const { services, policies } = catalogue;
	const counted = incidents.filter(({ facts }) => standingOf(facts) === 'counted');
	const inPeriod = incidents.filter((incident) => isWithin(period.window, startedAt(incident)));
	const own = inPeriod.filter(({ facts }) => standingOf(facts) === 'counted');
	const apart = inPeriod.filter(({ facts }) => ['consequence', 'duplicate'].includes(standingOf(facts)));
	const measured = measureAll(own, context);
	const costs = { services, products: policies.products };
	const before = comparedWith && counted.filter((incident) => isWithin(comparedWith.window, startedAt(incident)));
	return {
		key,
		name: key,
		counts: countVerdicts(inPeriod),
		durations: mapDurations((metric) => summariseMeasurements(measured[metric])),
		severityTime: sumSeverityTime(own),
		...(hasTimeBetween && { between: measureTimeBetween(counted, period.window, now) }),
		postmortems: measurePostmortems(inPeriod, policies.postmortems, localDay(now, zone)),
		actions: measureActions(inPeriod, localDay(now, zone)),
		cost: sumCosts(own, costs),
		costApart: sumCosts(apart, costs),
		response: measureResponse(own),
		...(before && { comparisons: compareAll({ key, comparisons }, measureAll(before, context), measured) }),
	};
}

type MeasuredDurations = Readonly<Record<DurationMetric, readonly MeasuredOf[]>>;

function measureAll(
	incidents: readonly CatalogueIncident[],
	{ catalogue, zone, now }: GroupContext,
): MeasuredDurations {
	const context: DurationContext = { targets: { policy: catalogue.policies.targets, zone }, now };
	return mapDurations((metric) =>
		incidents.map(({ id, facts }) => ({ id, measurement: measureDuration(metric, facts, context) })),
	);
}

/** Each comparison has a source of chance of its own, so that no other group or metric changes its figures. */
function compareAll(
	{ key, comparisons }: { readonly key: string; readonly comparisons: number | undefined },
	before: MeasuredDurations,
	after: MeasuredDurations,
): Readonly<Record<DurationMetric, Comparison>> {
	return mapDurations((metric) =>
		compareSamples(recordedValues(before[metric]), recordedValues(after[metric]), {
			random: seededRandom(`${key} ${metric}`),
			comparisons,
		}),
	);
}

function mapDurations<T>(make: (metric: DurationMetric) => T): Readonly<Record<DurationMetric, T>> {
	return Object.fromEntries(DURATIONS.map(({ metric }) => [metric, make(metric)])) as Record<DurationMetric, T>;
}
