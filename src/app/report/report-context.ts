import { standingOf } from '../../core/metrics/standing-of.ts';
import { startedAt } from '../../core/metrics/started-at.ts';
import { isWithin } from '../../core/metrics/trouble-window.ts';
import { incidentAt } from '../../core/reports/incident-at.ts';
import { periodsBefore, type ReportPeriod } from '../../core/reports/report-period.ts';
import { toEpochMs } from '../../core/time/instant.ts';
import type { Catalogue, CatalogueIncident } from '../catalogue/catalogue.ts';
import { deriveMetrics } from '../metrics/derive-metrics.ts';
import type { MetricsReport } from '../metrics/metrics-report.ts';

/** How many periods before it a report compares its own with: about a quarter, long enough to hold incidents. */
const BASELINE = { weekly: 13, monthly: 3 } as const;

/** How many periods the chart of counts has before that of the report. */
const CHARTED = { weekly: 13, monthly: 12 } as const;

/** What every section of a report is made from. */
export interface ReportContext {
	/** The records as far as they had come at `at`. */
	readonly catalogue: Catalogue;
	readonly period: ReportPeriod;
	/** RFC 3339 UTC. */
	readonly at: string;
	readonly zone: string;
	/** Periods right before, oldest first. */
	readonly baseline: readonly ReportPeriod[];
	/** Periods of the chart of counts, oldest first; the last is that of the report. */
	readonly charted: readonly ReportPeriod[];
	/** Figures of the period, by team, compared with the baseline. */
	readonly metrics: MetricsReport;
}

/** Gathers what a report of a period, made at an instant (RFC 3339 UTC), is derived from. */
export function reportContext(records: Catalogue, period: ReportPeriod, at: string): ReportContext {
	const catalogue = catalogueAt(records, at);
	const zone = catalogue.policies.site?.time_zone ?? 'UTC';
	const baseline = periodsBefore(period, BASELINE[period.kind], zone);
	const compare = { from: baseline[0]!.from, to: baseline.at(-1)!.to };
	const question = { now: at, from: period.from, to: period.to, by: 'team', compare } as const;
	return {
		catalogue,
		period,
		at,
		zone,
		baseline,
		charted: [...periodsBefore(period, CHARTED[period.kind], zone), period],
		metrics: deriveMetrics(catalogue, question),
	};
}

/** Incidents that began in a period, oldest first. */
export function beganIn({ catalogue }: ReportContext, { window }: ReportPeriod): readonly CatalogueIncident[] {
	return catalogue.incidents.filter((incident) => isWithin(window, startedAt(incident))).toReversed();
}

/** Those of them that metrics measure. */
export function countedIn(context: ReportContext, period: ReportPeriod): readonly CatalogueIncident[] {
	return beganIn(context, period).filter(({ facts }) => standingOf(facts) === 'counted');
}

/** The baseline in words: `the 13 weeks before`. */
export function baselineWords({ period, baseline }: ReportContext): string {
	return `the ${baseline.length} ${period.kind === 'weekly' ? 'weeks' : 'months'} before`;
}

function catalogueAt(catalogue: Catalogue, at: string): Catalogue {
	const now = toEpochMs(at);
	const alerts = [...catalogue.alerts].map(
		([id, lines]) => [id, lines.filter(({ received }) => toEpochMs(received) <= now)] as const,
	);
	return {
		...catalogue,
		incidents: catalogue.incidents.flatMap((incident) => incidentAt(incident, at) ?? []),
		alerts: new Map(alerts),
	};
}
