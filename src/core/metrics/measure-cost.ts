import type { Incident } from '../records/incident.ts';
import type { ProductsPolicy } from '../records/policies/products.ts';
import type { Service } from '../records/service.ts';
import { toEpochMs } from '../time/instant.ts';

const [HOUR, DAY_HOURS] = [3_600_000, 24];

/** Larger sums are typing errors: no company loses that much, and adding them would lose the others' digits. */
const MOST = 1e15;

/** What an incident cost in sales, as a range; `source` says whether people wrote it or it was computed. */
export type IncidentCost =
	| {
			readonly state: 'recorded';
			readonly low: number;
			readonly high: number;
			readonly currency: string;
			readonly basis: 'estimated' | 'confirmed';
			readonly source: 'record' | 'formula';
	  }
	| { readonly state: 'pending' }
	| { readonly state: 'not-applicable'; readonly why: 'not-measured' | 'no-revenue' | 'no-share' | 'no-times' }
	| { readonly state: 'invalid'; readonly why: 'low-above-high' | 'absurd' | 'end-before-start' };

/** Records that a cost is computed from. */
export interface CostContext {
	readonly services: ReadonlyMap<string, Service>;
	readonly products?: ProductsPolicy | undefined;
}

type Range = readonly [low: number, high: number];

/**
 * The cost of an incident. What people recorded in `impact.revenue_lost` stands; else `revenue_per_hour × hours × share
 * affected`. Hours: low from detection to mitigation, high from the start of impact to resolution. Share:
 * `share_affected_percent`, else users affected over the product's daily active users (low) and over those of the window
 * at an even rate (high), at most all.
 */
export function measureCost(facts: Incident, context: CostContext): IncidentCost {
	const { status, impact } = facts;
	if (status === 'lead-up' || status === 'dismissed') return { state: 'not-applicable', why: 'not-measured' };
	if (impact?.revenue_lost) return checked({ ...impact.revenue_lost, source: 'record' });
	const revenue = revenueOf(facts, context);
	if (revenue === undefined) return { state: 'not-applicable', why: 'no-revenue' };
	if (status === 'open') return { state: 'pending' };
	const hours = hoursOf(facts);
	if (hours === undefined) return { state: 'not-applicable', why: 'no-times' };
	if (hours[0] < 0 || hours[1] < 0) return { state: 'invalid', why: 'end-before-start' };
	const share = shareOf(facts, { hours: hours[1], products: context.products });
	if (share === undefined) return { state: 'not-applicable', why: 'no-share' };
	const { amount, currency } = revenue;
	const bounds = [amount * hours[0] * share[0], amount * hours[1] * share[1]] as const;
	const [low, high] = [Math.min(...bounds), Math.max(...bounds)];
	return checked({ low, high, currency, basis: 'estimated', source: 'formula' });
}

function checked(cost: Omit<Extract<IncidentCost, { state: 'recorded' }>, 'state'>): IncidentCost {
	if (cost.low > cost.high) return { state: 'invalid', why: 'low-above-high' };
	// Written so that a value that is no number is too large as well.
	return cost.low >= 0 && cost.high <= MOST ? { state: 'recorded', ...cost } : { state: 'invalid', why: 'absurd' };
}

/** Revenue of the service, else the largest of an affected one: a sale passes all of them and is lost once. */
function revenueOf(
	{ service, affected_services = [] }: Incident,
	{ services }: CostContext,
): Service['revenue_per_hour'] {
	const own = services.get(service)?.revenue_per_hour;
	if (own) return own;
	const others = affected_services.flatMap((slug) => services.get(slug)?.revenue_per_hour ?? []);
	if (new Set(others.map(({ currency }) => currency)).size > 1) return undefined;
	return others.sort((a, b) => b.amount - a.amount)[0];
}

function hoursOf({ times }: Incident): Range | undefined {
	const { impact_started, detected, mitigated, resolved } = times;
	const low = toEpochMs(mitigated ?? resolved ?? '') - toEpochMs(detected ?? impact_started ?? '');
	const high = toEpochMs(resolved ?? mitigated ?? '') - toEpochMs(impact_started ?? detected ?? '');
	return Number.isNaN(low) || Number.isNaN(high) ? undefined : [low / HOUR, high / HOUR];
}

function shareOf(
	{ impact, product }: Incident,
	{ hours, products }: { readonly hours: number; readonly products: ProductsPolicy | undefined },
): Range | undefined {
	const percent = impact?.share_affected_percent;
	if (percent !== undefined) return [percent / 100, percent / 100];
	const users = impact?.users_affected;
	const daily = products?.products.find(({ id }) => id === product)?.daily_active_users;
	if (users === undefined || !daily) return undefined;
	const ofDay = Math.min(1, users / daily);
	const active = (daily * Math.min(hours, DAY_HOURS)) / DAY_HOURS;
	return [ofDay, active > 0 ? Math.min(1, users / active) : ofDay];
}
