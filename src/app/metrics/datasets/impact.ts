import { addDays } from '../../../core/metrics/calendar-of-day.ts';
import { measureCost } from '../../../core/metrics/measure-cost.ts';
import { measureResponse } from '../../../core/metrics/measure-response.ts';
import { rowsWithin } from '../../../core/metrics/recent-periods.ts';
import type { IncidentRow, MeasuredCatalogue } from '../measure-catalogue.ts';
import type { Dataset } from './dataset.ts';
import { YEAR_DAYS } from './times.ts';

export type ImpactRow = {
	readonly id: string;
	readonly day: string | undefined;
	readonly title: string;
	readonly severity: string;
	readonly service: string;
	readonly team: string;
	readonly counts_as: string;
	readonly users: number | undefined;
	readonly orders: number | undefined;
	/** recorded, pending, not-applicable or invalid, and why where it is no figure. */
	readonly cost_state: string;
	readonly cost_why: string | undefined;
	readonly low: number | undefined;
	readonly high: number | undefined;
	readonly currency: string | undefined;
	readonly basis: string | undefined;
	readonly source: string | undefined;
	readonly response_state: string;
	readonly response_low_hours: number | undefined;
	readonly response_high_hours: number | undefined;
};

/** What each incident of the last year did: measured ones, and the consequences and duplicates that are summed apart. */
export function makeImpact(measured: MeasuredCatalogue): Dataset<ImpactRow> {
	const { rows, today } = measured;
	const span = { from: addDays(today, 1 - YEAR_DAYS), to: today };
	const meant = rowsWithin(rows, span).filter(({ standing }) =>
		['counted', 'consequence', 'duplicate'].includes(standing),
	);
	return {
		name: 'impact',
		title: 'Impact of the last year, incident by incident',
		about: `One row an incident of ${span.from} to ${span.to}, newest first. Low and high are money in the currency beside them; hours are of people.`,
		columns: [
			{ key: 'id', label: 'Incident', unit: 'incident' },
			{ key: 'day', label: 'Day', unit: 'day' },
			{ key: 'title', label: 'Title', unit: 'text' },
			{ key: 'severity', label: 'Severity', unit: 'text' },
			{ key: 'service', label: 'Service', unit: 'text' },
			{ key: 'team', label: 'Team', unit: 'text' },
			{ key: 'counts_as', label: 'Counts as', unit: 'text' },
			{ key: 'users', label: 'Users', unit: 'count' },
			{ key: 'orders', label: 'Orders', unit: 'count' },
			{ key: 'cost_state', label: 'Cost is', unit: 'text' },
			{ key: 'cost_why', label: 'Because', unit: 'text' },
			{ key: 'low', label: 'Cost from', unit: 'money' },
			{ key: 'high', label: 'to', unit: 'money' },
			{ key: 'currency', label: 'Currency', unit: 'text' },
			{ key: 'basis', label: 'Basis', unit: 'text' },
			{ key: 'source', label: 'Source', unit: 'text' },
			{ key: 'response_state', label: 'Response is', unit: 'text' },
			{ key: 'response_low_hours', label: 'Hours from', unit: 'hours' },
			{ key: 'response_high_hours', label: 'to', unit: 'hours' },
		],
		rows: meant.map((row) => impactRow(row, measured)),
	};
}

function impactRow(
	{ id, day, severity, service, team, standing, incident }: IncidentRow,
	{ catalogue }: MeasuredCatalogue,
): ImpactRow {
	const { facts } = incident;
	const cost = measureCost(facts, { services: catalogue.services, products: catalogue.policies.products });
	const response = measureResponse([incident]);
	const isKnown = response.n === 1;
	return {
		id,
		day,
		title: facts.title,
		severity,
		service,
		team,
		counts_as: standing,
		users: facts.impact?.users_affected,
		orders: facts.impact?.orders_affected,
		cost_state: cost.state,
		cost_why: 'why' in cost ? cost.why : undefined,
		low: cost.state === 'recorded' ? cost.low : undefined,
		high: cost.state === 'recorded' ? cost.high : undefined,
		currency: cost.state === 'recorded' ? cost.currency : undefined,
		basis: cost.state === 'recorded' ? cost.basis : undefined,
		source: cost.state === 'recorded' ? cost.source : undefined,
		response_state: isKnown
			? 'recorded'
			: response.pending === 1
				? 'pending'
				: response.invalid.length === 1
					? 'invalid'
					: 'not-applicable',
		response_low_hours: isKnown ? response.low : undefined,
		response_high_hours: isKnown ? response.high : undefined,
	};
}
