import type { CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import { startedAt } from '../../src/app/catalogue/read-catalogue.ts';
import type { TargetsPolicy } from '../../src/core/records/policies/targets.ts';
import { toEpochMs } from '../../src/core/time/instant.ts';
import { targetInForce } from './target-in-force.ts';

const DAY = 86_400_000;

/** One figure over the incidents of a period, with how sure it is. */
export interface Measure {
	readonly metric: 'tta' | 'ttr';
	/** Measured durations in milliseconds, shortest first. */
	readonly values: readonly number[];
	/** Absent where nothing was measured. */
	readonly median?: number;
	readonly p90?: number;
	/** Share (0–1) within the target in force for each, among those that had one. */
	readonly within?: number;
	/** The target that the newest of them was judged by, in milliseconds. */
	readonly target?: number;
	/** Incidents that have not come so far yet. */
	readonly pending: number;
	/** Incidents whose end is recorded before their start. */
	readonly invalid: number;
}

/** Figures of a period, and what was left out of them. */
export interface RecentMeasures {
	readonly days: number;
	readonly from: string;
	readonly until: string;
	readonly tta: Measure;
	readonly ttr: Measure;
	/** Incidents left out: consequences and duplicates of another, false positives, lead-ups. */
	readonly apart: number;
}

/** Time to acknowledge and to resolve, from detection, of the incidents (newest first) of the last `days` before `until`. */
export function measureRecent(
	incidents: readonly CatalogueIncident[],
	options: { readonly until: string; readonly days: number; readonly targets: TargetsPolicy | undefined },
): RecentMeasures {
	const end = toEpochMs(options.until);
	const start = end - options.days * DAY;
	const inPeriod = incidents.filter((incident) => {
		const at = toEpochMs(startedAt(incident) ?? '');
		return at > start && at <= end;
	});
	const counted = inPeriod.filter(countsInFigures);
	return {
		days: options.days,
		from: new Date(start).toISOString(),
		until: options.until,
		tta: measure('tta', counted, options.targets),
		ttr: measure('ttr', counted, options.targets),
		apart: inPeriod.length - counted.length,
	};
}

/** Consequences and duplicates of another incident, dismissed ones and lead-ups would count one trouble twice, or none. */
function countsInFigures({ facts }: CatalogueIncident): boolean {
	if (facts.status === 'dismissed' || facts.status === 'lead-up') return false;
	if (facts.verdict?.value === 'false-positive') return false;
	return !(facts.relations ?? []).some(({ type }) => type === 'caused_by' || type === 'duplicate_of');
}

function measure(
	metric: Measure['metric'],
	incidents: readonly CatalogueIncident[],
	policy: TargetsPolicy | undefined,
): Measure {
	const values: number[] = [];
	const judged: boolean[] = [];
	let [pending, invalid] = [0, 0];
	let newestTarget: number | undefined;
	for (const { facts } of incidents) {
		const { detected } = facts.times;
		const end = metric === 'tta' ? facts.times.acknowledged : facts.times.resolved;
		const target = targetInForce(metric, facts, policy);
		newestTarget ??= target;
		if (detected === undefined || end === undefined) {
			pending++;
			continue;
		}
		const ms = toEpochMs(end) - toEpochMs(detected);
		if (ms < 0) {
			invalid++;
			continue;
		}
		values.push(ms);
		if (target !== undefined) judged.push(ms <= target);
	}
	values.sort((a, b) => a - b);
	return {
		metric,
		values,
		median: quantile(values, 0.5),
		p90: quantile(values, 0.9),
		within: judged.length === 0 ? undefined : judged.filter(Boolean).length / judged.length,
		target: newestTarget,
		pending,
		invalid,
	};
}

/** Linear interpolation between the two nearest of the sorted values. */
function quantile(sorted: readonly number[], share: number): number | undefined {
	if (sorted.length === 0) return undefined;
	const position = (sorted.length - 1) * share;
	const [below, above] = [sorted[Math.floor(position)]!, sorted[Math.ceil(position)]!];
	return below + (above - below) * (position - Math.floor(position));
}
