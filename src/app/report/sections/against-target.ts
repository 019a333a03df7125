import { adjustTogether, type Comparison } from '../../../core/metrics/compare-samples.ts';
import { DURATIONS, type DurationMetric, measureDuration } from '../../../core/metrics/measure-duration.ts';
import { type MeasuredOf, summariseMeasurements } from '../../../core/metrics/summarise-measurements.ts';
import type { ReportBlock, ReportSection, ReportText } from '../../../core/reports/report-document.ts';
import { sayTime } from '../../../core/reports/say-time.ts';
import type { CatalogueIncident } from '../../catalogue/catalogue.ts';
import { recordLinks } from '../record-link.ts';
import { baselineWords, countedIn, type ReportContext } from '../report-context.ts';

/** More dots than these are a smear; the newest stay. */
const DOTS = 200;

const METRICS = { weekly: ['tta', 'ttr'], monthly: ['ttd', 'tta', 'ttm', 'ttr'] } as const;

/** Times of the period against their targets and against the baseline; none where no incident began. */
export function againstTarget(context: ReportContext): readonly ReportSection[] {
	const counted = countedIn(context, context.period);
	if (counted.length === 0) return [];
	const metrics = METRICS[context.period.kind];
	const measured = metrics.map((metric) => ({ metric, all: measureAll(metric, counted, context) }));
	const { comparisons } = context.metrics.total;
	const compared = adjustTogether(metrics.map((metric) => comparisons![metric]));
	const head = ['Time', 'n', 'Median', 'p90', 'Target', `Against ${baselineWords(context)}`];
	const rows = measured.map((one, place) => rowOf(one, compared[place]!));
	return [
		{
			title: 'Against target',
			blocks: [
				{ type: 'table', head, rows },
				...missing(measured, counted),
				...measured.filter(({ metric }) => metric === 'tta' || metric === 'ttr').flatMap((one) => dots(one, context)),
			],
		},
	];
}

interface MeasuredMetric {
	readonly metric: DurationMetric;
	readonly all: readonly MeasuredOf[];
}

function measureAll(
	metric: DurationMetric,
	incidents: readonly CatalogueIncident[],
	{ catalogue, zone, at }: ReportContext,
): readonly MeasuredOf[] {
	const context = { targets: { policy: catalogue.policies.targets, zone }, now: at };
	return incidents.map(({ id, facts }) => ({ id, measurement: measureDuration(metric, facts, context) }));
}

function labelOf(metric: DurationMetric): string {
	return DURATIONS.find((duration) => duration.metric === metric)!.label;
}

function rowOf({ metric, all }: MeasuredMetric, comparison: Comparison): readonly ReportText[] {
	const { n, median, p90, judged, within } = summariseMeasurements(all);
	const times = [median, p90].map((ms) => (ms === undefined ? '–' : sayTime(ms)));
	const target = judged === 0 ? '–' : `${within} of ${judged} within ${targetWords(all)}`;
	return [labelOf(metric), String(n), ...times, target, changeWords(comparison)];
}

function targetsOf(all: readonly MeasuredOf[]): readonly number[] {
	return [...new Set(all.flatMap(({ measurement }) => measurement.target ?? []))];
}

function targetWords(all: readonly MeasuredOf[]): string {
	const targets = targetsOf(all);
	return targets.length === 1 ? sayTime(targets[0]!) : 'their targets';
}

/** What may be said of a change: a direction only where it survives the tests, else that nobody can tell. */
export function changeWords({ verdict, before }: Comparison): string {
	const then = before.median === undefined ? `n ${before.n}` : `median ${sayTime(before.median)}, n ${before.n}`;
	return `${verdict === 'cannot-tell' ? 'cannot tell' : verdict} (${then})`;
}

const STATES = { pending: 'pending', invalid: 'invalid', 'not-applicable': 'not recorded' } as const;

function missing(measured: readonly MeasuredMetric[], incidents: readonly CatalogueIncident[]): readonly ReportBlock[] {
	const byId = new Map(incidents.map((incident) => [incident.id, incident]));
	const items = measured.flatMap(({ metric, all }) =>
		(['pending', 'invalid', 'not-applicable'] as const).flatMap((state) => {
			// When impact began and when it was softened is known of few, so only the others are missed.
			if (state === 'not-applicable' && (metric === 'ttd' || metric === 'ttm')) return [];
			const those = all.filter(({ measurement }) => measurement.state === state).map(({ id }) => byId.get(id)!);
			return those.length === 0 ? [] : [[`${labelOf(metric)}, ${STATES[state]}: `, ...recordLinks(those)]];
		}),
	);
	return items.length === 0 ? [] : [{ type: 'list', items }];
}

function dots({ metric, all }: MeasuredMetric, context: ReportContext): readonly ReportBlock[] {
	const earlier = context.baseline.flatMap((period) => measureAll(metric, countedIn(context, period), context));
	const [old, fresh] = [earlier, all].map((list) => list.flatMap(pointOf)) as [Point[], Point[]];
	if (fresh.length === 0) return [];
	const points = [...old, ...fresh].slice(-DOTS);
	const [target, ...others] = targetsOf(all);
	const chart = {
		id: metric,
		title: `${labelOf(metric)}, each incident; shorter is lower`,
		kind: 'dots' as const,
		unit: 'ms' as const,
		points,
		new_from: Math.max(0, points.length - fresh.length),
		...(target !== undefined && others.length === 0 && { target }),
	};
	return [{ type: 'chart', chart }];
}

type Point = [id: string, ms: number];

function pointOf({ id, measurement }: MeasuredOf): Point[] {
	return measurement.state === 'recorded' ? [[id, measurement.ms]] : [];
}
