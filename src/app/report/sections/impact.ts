import type { Costs } from '../../../core/metrics/sum-costs.ts';
import type { ReportSection } from '../../../core/reports/report-document.ts';
import type { CatalogueIncident } from '../../catalogue/catalogue.ts';
import { formatWhole } from '../../metrics/format-figures.ts';
import type { GroupFigures } from '../../metrics/metrics-report.ts';
import { countedIn, type ReportContext } from '../report-context.ts';

/** Users, money and hours of people that incidents of the month cost, by team and in all; what is not known is not zero. */
export function impactSection(context: ReportContext): readonly ReportSection[] {
	const counted = countedIn(context, context.period);
	if (counted.length === 0) return [];
	const { groups, total } = context.metrics;
	const rows = [...groups, { ...total, name: 'All' }].flatMap((group) => {
		const own = group.key === total.key ? counted : counted.filter(({ facts }) => facts.team === group.key);
		return own.length === 0 ? [] : [[group.name, usersWords(own), moneyWords(group.cost), hoursWords(group)]];
	});
	const head = ['Team', 'Users affected', 'Lost sales', 'Hours of people'];
	return [{ title: 'Impact', blocks: [{ type: 'table', head, rows }] }];
}

/** Users of two incidents may be the same, so the sum is an upper end. */
function usersWords(incidents: readonly CatalogueIncident[]): string {
	const known = incidents.flatMap(({ facts }) => facts.impact?.users_affected ?? []);
	if (known.length === 0) return 'not known';
	const sum = known.reduce((total, users) => total + users, 0);
	return `at most ${formatWhole(sum)} (${known.length} of ${incidents.length} known)`;
}

function moneyWords({ sums, invalid }: Costs): string {
	const wrong = invalid.length === 0 ? [] : [`${invalid.length} invalid`];
	const parts = sums.map(({ currency, low, high, n }) => `${currency} ${rangeWords(low, high)} (n ${n})`);
	return [...parts, ...wrong].join('; ') || 'not known';
}

function hoursWords({ response: { low, high, n } }: GroupFigures): string {
	return n === 0 ? 'not known' : `${rangeWords(low, high)} (n ${n})`;
}

function rangeWords(low: number, high: number): string {
	const [least, most] = [formatWhole(low), formatWhole(high)];
	return least === most ? least : `${least} to ${most}`;
}
