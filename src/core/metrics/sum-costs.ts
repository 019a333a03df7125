import { type CostContext, measureCost } from './measure-cost.ts';
import type { MeasuredIncident } from './measured-incident.ts';

/** Money of one currency. */
export interface CostSum {
	readonly currency: string;
	readonly low: number;
	readonly high: number;
	/** Incidents in it, and how many of them are confirmed and how many computed by formula. */
	readonly n: number;
	readonly confirmed: number;
	readonly computed: number;
}

export interface Costs {
	/** One entry a currency, by its code: two currencies are never added. */
	readonly sums: readonly CostSum[];
	readonly pending: number;
	readonly notApplicable: number;
	readonly invalid: readonly string[];
}

/** Adds up what incidents cost, currency by currency; those without a figure are counted and not taken for free. */
export function sumCosts(incidents: readonly MeasuredIncident[], context: CostContext): Costs {
	const sums = new Map<string, CostSum>();
	const invalid: string[] = [];
	let [pending, notApplicable] = [0, 0];
	// In one order, because floating-point addition gives other last digits in another.
	for (const { id, facts } of incidents.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
		const cost = measureCost(facts, context);
		if (cost.state === 'pending') pending++;
		else if (cost.state === 'not-applicable') notApplicable++;
		else if (cost.state === 'invalid') invalid.push(id);
		else {
			const { currency, low, high, basis, source } = cost;
			const sum = sums.get(currency) ?? { currency, low: 0, high: 0, n: 0, confirmed: 0, computed: 0 };
			sums.set(currency, {
				currency,
				low: sum.low + low,
				high: sum.high + high,
				n: sum.n + 1,
				confirmed: sum.confirmed + Number(basis === 'confirmed'),
				computed: sum.computed + Number(source === 'formula'),
			});
		}
	}
	return {
		sums: [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1)),
		pending,
		notApplicable,
		invalid,
	};
}
