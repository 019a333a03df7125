import type { CostRow } from '../../../src/app/metrics/datasets/costs.ts';
import type { Metrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import type { ImpactRow } from '../../../src/app/metrics/datasets/impact.ts';
import { lastMonths } from '../../../src/core/metrics/calendar-of-day.ts';
import { msg, t } from '../../i18n/t.ts';
import type { BarColumn } from '../charts/plot-bars.ts';
import { shortMonth } from '../charts/time-axis.ts';
import { formatCount, formatNumber } from '../format-quantity.ts';
import { monthName } from '../month-name.ts';
import { shortRange } from './sum-money.ts';

const WHY: Readonly<Record<string, string>> = {
	'no-revenue': msg('service without revenue_per_hour'),
	'no-share': msg('share affected not known'),
	'no-times': msg('times not known'),
	'low-above-high': msg('low above high'),
	absurd: msg('negative or above 10¹⁵'),
	'end-before-start': msg('end before start'),
};

/** Money of one currency over the last year. */
export interface MoneyView {
	readonly currency: string;
	readonly n: string;
	readonly text: string;
	readonly basis: string;
	readonly label: string;
	readonly columns: readonly BarColumn[];
	readonly months: readonly CostRow[];
	readonly services: readonly CostRow[];
}

export interface ImpactView {
	readonly tiles: readonly { readonly label: string; readonly value: string; readonly note: string }[];
	readonly money: readonly MoneyView[];
	/** Incidents without a cost, by why. */
	readonly unknown: readonly { readonly text: string; readonly ids: readonly string[] }[];
	/** The dearest incidents of each currency. */
	readonly dearest: readonly ImpactRow[];
	readonly apart: readonly CostRow[];
}

/** What incidents of the last year cost users, the company and the people who worked on them. */
export function viewImpact({ measured, dataset }: Metrics): ImpactView {
	const own = dataset('impact').rows.filter(({ counts_as }) => counts_as === 'counted');
	const costs = dataset('costs').rows;
	const currencies = [...new Set(costs.map(({ currency }) => currency))].sort();
	const ofCosts = (by: CostRow['by'], currency: string) =>
		costs.filter((row) => row.by === by && row.currency === currency);
	const months = lastMonths(measured.today, 13);
	return {
		tiles: [usersTile(own), ordersTile(own), responseTile(own)],
		money: currencies.map((currency) =>
			viewMoney(currency, {
				all: ofCosts('all', currency)[0],
				months: ofCosts('month', currency),
				services: ofCosts('service', currency),
				names: months,
			}),
		),
		unknown: viewUnknown(own),
		dearest: currencies.flatMap((currency) =>
			own
				.filter((row) => row.currency === currency)
				.sort((a, b) => b.high! - a.high! || (a.id < b.id ? -1 : 1))
				.slice(0, 10),
		),
		apart: costs.filter(({ by }) => by === 'apart'),
	};
}

function usersTile(rows: readonly ImpactRow[]) {
	const known = rows.flatMap(({ users }) => users ?? []);
	return {
		label: t('Users affected'),
		value: known.length === 0 ? '–' : shortSum(known),
		note: t('{known}; the same user may be in several', { known: sayKnown(known.length, rows.length) }),
	};
}

function ordersTile(rows: readonly ImpactRow[]) {
	const known = rows.flatMap(({ orders }) => orders ?? []);
	return {
		label: t('Orders affected'),
		value: known.length === 0 ? '–' : shortSum(known),
		note: sayKnown(known.length, rows.length),
	};
}

function responseTile(rows: readonly ImpactRow[]) {
	const known = rows.filter(({ response_state }) => response_state === 'recorded');
	const sum = (key: 'response_low_hours' | 'response_high_hours') => known.reduce((total, row) => total + row[key]!, 0);
	return {
		label: t('Hours of people'),
		value: known.length === 0 ? '–' : shortRange(sum('response_low_hours'), sum('response_high_hours')),
		note: sayKnown(known.length, rows.length),
	};
}

function shortSum(values: readonly number[]): string {
	const sum = values.reduce((total, value) => total + value, 0);
	return shortRange(sum, sum);
}

function sayKnown(known: number, of: number): string {
	return t('known of {known} of {of}', { known: formatNumber(known), of: formatCount(of, 'incident') });
}

function viewMoney(
	currency: string,
	{
		all,
		months,
		services,
		names,
	}: {
		readonly all: CostRow | undefined;
		readonly months: readonly CostRow[];
		readonly services: readonly CostRow[];
		readonly names: readonly string[];
	},
): MoneyView {
	const byMonth = new Map(months.map((row) => [row.key, row]));
	const total = all ?? { low: 0, high: 0, n: 0, confirmed: 0, by_formula: 0 };
	const range = shortRange(total.low, total.high);
	return {
		currency,
		n: formatCount(total.n, 'incident'),
		text: range,
		basis: t('{confirmed} confirmed, {value} estimated, of these {by_formula} by formula', {
			confirmed: formatNumber(total.confirmed),
			value: formatNumber(total.n - total.confirmed),
			by_formula: formatNumber(total.by_formula),
		}),
		label: t('{currency} lost, {n} of the last year: {range}', {
			currency,
			n: formatCount(total.n, 'incident'),
			range,
		}),
		columns: names.map((month): BarColumn => {
			const { low = 0, high = 0 } = byMonth.get(month) ?? {};
			return { name: monthName(month), values: [low, high - low], label: shortMonth(month) };
		}),
		months: months.toReversed(),
		services: services.toSorted((a, b) => b.high - a.high || (a.key < b.key ? -1 : 1)).slice(0, 10),
	};
}

function viewUnknown(rows: readonly ImpactRow[]): ImpactView['unknown'] {
	const without = rows.filter(({ cost_state }) => cost_state !== 'recorded');
	const groups = Map.groupBy(without, ({ cost_state, cost_why }) => {
		const why = cost_why === undefined ? '' : `: ${t(WHY[cost_why] ?? cost_why)}`;
		return `${cost_state === 'not-applicable' ? t('not known') : cost_state}${why}`;
	});
	return [...groups]
		.map(([text, own]) => ({ text, ids: own.map(({ id }) => id) }))
		.sort((a, b) => b.ids.length - a.ids.length);
}
