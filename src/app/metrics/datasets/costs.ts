import { addDays, lastMonths } from '../../../core/metrics/calendar-of-day.ts';
import { rowsWithin } from '../../../core/metrics/recent-periods.ts';
import { type Costs, sumCosts } from '../../../core/metrics/sum-costs.ts';
import type { IncidentRow, MeasuredCatalogue } from '../measure-catalogue.ts';
import type { Dataset } from './dataset.ts';
import { teamName } from './teams-of.ts';
import { YEAR_DAYS } from './times.ts';

/** Months of the costs by month: a year and the one that is not over. */
const MONTHS = 13;

export type CostRow = {
	/** `apart` is what consequences and duplicates cost. */
	readonly by: 'all' | 'apart' | 'month' | 'service' | 'team';
	readonly key: string;
	readonly name: string;
	readonly currency: string;
	readonly low: number;
	readonly high: number;
	readonly n: number;
	readonly confirmed: number;
	readonly by_formula: number;
};

/** Money that incidents cost, a row a currency, because two are never added. */
export function makeCosts(measured: MeasuredCatalogue): Dataset<CostRow> {
	const { rows, counted, today, catalogue } = measured;
	const span = { from: addDays(today, 1 - YEAR_DAYS), to: today };
	const year = rowsWithin(counted, span);
	const apart = rowsWithin(rows, span).filter(({ standing }) => standing === 'consequence' || standing === 'duplicate');
	const sum = (own: readonly IncidentRow[]) =>
		sumCosts(
			own.map(({ incident }) => incident),
			{ services: catalogue.services, products: catalogue.policies.products },
		);
	const group = (
		by: CostRow['by'],
		groups: ReadonlyMap<string, readonly IncidentRow[]>,
		name: (key: string) => string,
	) => [...groups].flatMap(([key, own]) => costRows({ by, key, name: name(key) }, sum(own)));
	const months = Map.groupBy(year, ({ day }) => day!.slice(0, 7));
	return {
		name: 'costs',
		title: 'Money lost',
		about: `One row a group and currency: measured incidents of ${span.from} to ${span.to} that have a cost.`,
		columns: [
			{ key: 'name', label: 'Group', unit: 'text' },
			{ key: 'by', label: 'By', unit: 'text', isOnlyInFiles: true },
			{ key: 'key', label: 'Key', unit: 'text', isOnlyInFiles: true },
			{ key: 'currency', label: 'Currency', unit: 'text' },
			{ key: 'low', label: 'From', unit: 'money' },
			{ key: 'high', label: 'to', unit: 'money' },
			{ key: 'n', label: 'n', unit: 'count' },
			{ key: 'confirmed', label: 'Confirmed', unit: 'count' },
			{ key: 'by_formula', label: 'By formula', unit: 'count' },
		],
		rows: [
			...costRows({ by: 'all', key: 'all', name: 'All' }, sum(year)),
			...costRows({ by: 'apart', key: 'apart', name: 'Consequences and duplicates' }, sum(apart)),
			...group(
				'month',
				new Map(lastMonths(today, MONTHS).map((month) => [month, months.get(month) ?? []])),
				(key) => key,
			),
			...group(
				'service',
				Map.groupBy(year, ({ service }) => service),
				(key) => catalogue.services.get(key)?.name ?? key,
			),
			...group(
				'team',
				Map.groupBy(year, ({ team }) => team),
				(key) => teamName(key, measured),
			),
		],
	};
}

function costRows(what: Pick<CostRow, 'by' | 'key' | 'name'>, { sums }: Costs): readonly CostRow[] {
	return sums.map(({ currency, low, high, n, confirmed, computed }) => ({
		...what,
		currency,
		low,
		high,
		n,
		confirmed,
		by_formula: computed,
	}));
}
