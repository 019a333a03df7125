import { type Availability, measureAvailability } from '../../../core/metrics/measure-availability.ts';
import { startedAt } from '../../../core/metrics/started-at.ts';
import { summariseMeasurements } from '../../../core/metrics/summarise-measurements.ts';
import { isWithin } from '../../../core/metrics/trouble-window.ts';
import { lastYear } from '../last-year.ts';
import type { IncidentRow, MeasuredCatalogue } from '../measure-catalogue.ts';
import { oncePerMeasured } from '../once-per-measured.ts';
import type { Dataset } from './dataset.ts';
import { makeNoiseByService } from './noise.ts';

/** One service over the last 365 days. */
export type ServiceFigures = {
	readonly service: string;
	readonly name: string;
	readonly team: string;
	readonly product: string;
	readonly tier: number;
	readonly incidents: number;
	readonly open: number;
	readonly hurt_by: number;
	readonly up: number;
	readonly untroubled: number;
	readonly down_ms: number;
	readonly troubled_ms: number;
	readonly without_times: number;
	readonly ttr_n: number;
	readonly ttr_median_ms: number | undefined;
	readonly ttr_mean_ms: number | undefined;
	readonly firings: number;
	readonly judged: number;
	readonly actionable: number | undefined;
	readonly runbooks: number;
	readonly with_runbook: number;
};

/** Services and how they fared in the last 365 days; the most troubled first. Services on record only. */
export const makeServices = oncePerMeasured((measured): Dataset<ServiceFigures> => {
	const { catalogue, now } = measured;
	const { window } = lastYear(measured);
	const availability = new Map(measureAvailability(catalogue.incidents, window, now).map((one) => [one.service, one]));
	const own = Map.groupBy(
		measured.counted.filter(({ incident }) => isWithin(window, startedAt(incident))),
		({ service }) => service,
	);
	const noise = new Map(makeNoiseByService(measured).rows.map((row) => [row.service, row]));
	const runbooks = countRunbooks(measured);
	const rows = [...catalogue.services].map(([service, { name, owner, product, tier }]): ServiceFigures => {
		const alerts = noise.get(service);
		return {
			service,
			name,
			team: owner,
			product,
			tier,
			...figuresOf(own.get(service) ?? [], availability.get(service)),
			firings: alerts?.firings ?? 0,
			judged: alerts?.judged ?? 0,
			actionable: alerts?.actionable_share,
			runbooks: runbooks.get(service) ?? 0,
		};
	});
	rows.sort((a, b) => b.troubled_ms - a.troubled_ms || b.incidents - a.incidents || (a.service < b.service ? -1 : 1));
	return {
		name: 'services',
		title: 'Services',
		about:
			'One row a service, over the 365 days to the day of the records. Durations are of incidents that began there.',
		columns: [
			{ key: 'service', label: 'Service', unit: 'text' },
			{ key: 'name', label: 'Name', unit: 'text', isOnlyInFiles: true },
			{ key: 'team', label: 'Team', unit: 'text' },
			{ key: 'product', label: 'Product', unit: 'text' },
			{ key: 'tier', label: 'Tier', unit: 'count' },
			{ key: 'incidents', label: 'Incidents', unit: 'count' },
			{ key: 'open', label: 'Open', unit: 'count' },
			{ key: 'hurt_by', label: 'Incidents that hurt it', unit: 'count' },
			{ key: 'up', label: 'Up', unit: 'share' },
			{ key: 'untroubled', label: 'No trouble', unit: 'share' },
			{ key: 'down_ms', label: 'Time down', unit: 'ms' },
			{ key: 'troubled_ms', label: 'Time in trouble', unit: 'ms' },
			{ key: 'without_times', label: 'Without times', unit: 'count' },
			{ key: 'ttr_n', label: 'Resolved', unit: 'count' },
			{ key: 'ttr_median_ms', label: 'Median time to resolve', unit: 'ms' },
			{ key: 'ttr_mean_ms', label: 'Mean time to resolve', unit: 'ms' },
			{ key: 'firings', label: 'Alerts', unit: 'count' },
			{ key: 'judged', label: 'Judged', unit: 'count' },
			{ key: 'actionable', label: 'Actionable', unit: 'share' },
			{ key: 'runbooks', label: 'Runbooks', unit: 'count' },
			{ key: 'with_runbook', label: 'Incidents with a runbook', unit: 'count' },
		],
		rows,
	};
});

function figuresOf(rows: readonly IncidentRow[], availability: Availability | undefined) {
	const ttr = summariseMeasurements(rows.map(({ id, measurements }) => ({ id, measurement: measurements.ttr })));
	return {
		incidents: rows.length,
		open: rows.filter(({ status }) => status === 'open').length,
		hurt_by: availability?.n ?? 0,
		up: availability?.up ?? 1,
		untroubled: availability?.untroubled ?? 1,
		down_ms: availability?.downMs ?? 0,
		troubled_ms: availability?.troubledMs ?? 0,
		without_times: (availability?.unknown.length ?? 0) + (availability?.invalid.length ?? 0),
		ttr_n: ttr.n,
		ttr_median_ms: ttr.median,
		ttr_mean_ms: ttr.mean,
		with_runbook: rows.filter(({ incident }) => (incident.facts.runbooks ?? []).length > 0).length,
	};
}

function countRunbooks({ catalogue }: MeasuredCatalogue): ReadonlyMap<string, number> {
	const services = [...catalogue.runbooks.values()].flatMap(({ facts }) => facts.services);
	return new Map([...Map.groupBy(services, (service) => service)].map(([service, all]) => [service, all.length]));
}
