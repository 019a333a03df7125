import type { Rollout } from '../records/rollout.ts';
import { compareInstants, fromEpochMs, toEpochMs } from '../time/instant.ts';
import type { FeatureReport, FeatureStep } from './feature-report.ts';
import { judgeRollout } from './judge-rollout.ts';
import { type CountedHours, rateRatio } from './rate-ratio.ts';

/** An incident as a rollout looks at it. */
export interface WatchedIncident {
	readonly id: string;
	/** RFC 3339 UTC. */
	readonly at: string;
	readonly service: string;
	readonly isOpen: boolean;
	/** Kind and name of the change that it names, as `changeKey` makes it. */
	readonly change?: string;
}

/** A firing alert as a rollout looks at it. */
export interface WatchedAlert {
	readonly at: string;
	readonly service: string;
	readonly incident?: string;
	readonly change?: string;
}

/** What the records say of the services of a rollout. */
export interface WatchedRecords {
	readonly incidents: readonly WatchedIncident[];
	readonly alerts: readonly WatchedAlert[];
	/** The moment that the records are as of. */
	readonly now: string;
	/** When the first record begins: before it nothing is known. */
	readonly since: string;
}

const HOUR = 3_600_000;
const BASELINE_DAYS = 365;

/** What makes two names of a change the same one. */
export function changeKey({ kind, name }: { readonly kind: string; readonly name: string }): string {
	return `${kind}/${name}`;
}

/** How a rollout goes: what happened in each step, adjusted for exposure, and whether to widen it. */
export function reportRollout(slug: string, rollout: Rollout, records: WatchedRecords): FeatureReport {
	const { name, kind, services, description, url } = rollout;
	const own = changeKey(rollout);
	const named = records.incidents
		.filter(({ change }) => change === own)
		.sort((a, b) => compareInstants(a.at, b.at) || (a.id < b.id ? -1 : 1));
	const ids = new Set(named.map(({ id }) => id));
	const alerts = records.alerts.filter(({ change, incident }) => change === own || ids.has(incident ?? ''));
	const bare = stepsOf(rollout, records.now);
	const baseline = baselineOf(rollout, records);
	const steps = bare.map((step): FeatureStep => {
		const incidents = named.filter(({ at }) => isIn(step, at)).map(({ id }) => id);
		const ratio = rateRatio({ count: incidents.length, hours: step.exposed_hours }, baseline.incidents);
		const heard = alerts.filter(({ at }) => isIn(step, at)).length;
		return { ...step, incidents, alerts: heard, ...(ratio && { ratio }) };
	});
	const run = runOf(steps, baseline.incidents);
	const current = steps.at(-1)?.exposure_percent;
	return {
		slug,
		name,
		kind,
		services,
		...(description && { description }),
		...(url && { url }),
		...(current !== undefined && { exposure_percent: current }),
		steps,
		baseline,
		run,
		...judgeRollout({ steps, run, baseline: baseline.incidents, named }),
		incidents: named.map(({ id }) => id),
	};
}

type BareStep = Omit<FeatureStep, 'incidents' | 'alerts' | 'ratio'>;

/** Steps in order of time, those to come left out; each lasts until the next. */
function stepsOf({ steps }: Rollout, now: string): readonly BareStep[] {
	const past = [...steps].sort((a, b) => compareInstants(a.at, b.at)).filter(({ at }) => compareInstants(at, now) <= 0);
	return past.map(({ at, exposure_percent, by, note }, index) => {
		const to = past[index + 1]?.at;
		const hours = Math.max(0, (toEpochMs(to ?? now) - toEpochMs(at)) / HOUR);
		return {
			from: at,
			...(to && { to }),
			exposure_percent,
			...(by && { by }),
			...(note && { note }),
			hours,
			exposed_hours: (hours * exposure_percent) / 100,
		};
	});
}

function isIn({ from, to }: Pick<FeatureStep, 'from' | 'to'>, at: string): boolean {
	return compareInstants(from, at) <= 0 && (to === undefined || compareInstants(at, to) < 0);
}

function baselineOf({ steps, services }: Rollout, records: WatchedRecords): FeatureReport['baseline'] {
	const starts = steps.filter(({ exposure_percent }) => exposure_percent > 0).map(({ at }) => toEpochMs(at));
	const end = Math.min(...starts, toEpochMs(records.now));
	const start = Math.max(end - BASELINE_DAYS * 24 * HOUR, toEpochMs(records.since));
	const window = { from: fromEpochMs(Math.min(start, end)), to: fromEpochMs(end) };
	const hours = Math.max(0, end - start) / HOUR;
	const isCounted = ({ at, service }: { readonly at: string; readonly service: string }) =>
		services.includes(service) && isIn(window, at);
	return {
		incidents: { count: records.incidents.filter(isCounted).length, hours },
		alerts: { count: records.alerts.filter(isCounted).length, hours },
	};
}

/** What came before it was taken back was another version of it, so only what came after speaks for it. */
function runOf(steps: readonly FeatureStep[], baseline: CountedHours): FeatureReport['run'] {
	const back = steps.findLastIndex(
		({ exposure_percent }, index) => index > 0 && exposure_percent < steps[index - 1]!.exposure_percent,
	);
	const since = steps.slice(Math.max(0, back));
	const count = new Set(since.flatMap(({ incidents }) => incidents)).size;
	const hours = since.reduce((sum, { exposed_hours }) => sum + exposed_hours, 0);
	const ratio = rateRatio({ count, hours }, baseline);
	return { count, hours, ...(ratio && { ratio }) };
}
