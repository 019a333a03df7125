import { DURATIONS, type DurationMetric } from '../../core/metrics/measure-duration.ts';

/** Every metric that can be asked for by name, with its title; `docs/metrics.md` has a paragraph on each. */
export const METRICS = {
	...(Object.fromEntries(DURATIONS.map(({ metric, label }) => [metric, label])) as Record<DurationMetric, string>),
	incidents: 'Incidents',
	severity: 'Time in severity',
	mtbf: 'Time between failures',
	recurrence: 'Recurrence',
	verdicts: 'Verdicts',
	detection: 'Found by',
	postmortems: 'Postmortems',
	actions: 'Actions',
	cost: 'Cost',
	response: 'Response',
	availability: 'Availability',
	noise: 'Noise by alert',
} as const;

export type MetricName = keyof typeof METRICS;
