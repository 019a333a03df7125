import type { Incident } from '../records/incident.ts';
import type { CountedHours, RateRatio } from './rate-ratio.ts';

/** One exposure, for as long as it lasted, and what happened in it. */
export interface FeatureStep {
	/** RFC 3339 UTC; `to` is absent of the step that lasts. */
	readonly from: string;
	readonly to?: string;
	readonly exposure_percent: number;
	readonly by?: string;
	readonly note?: string;
	/** Hours that it lasted, and the same times the share of users exposed. */
	readonly hours: number;
	readonly exposed_hours: number;
	/** Ids of incidents that name the change and began in it. */
	readonly incidents: readonly string[];
	/** Firing alerts that name it or belong to those incidents. */
	readonly alerts: number;
	/** Incidents per exposed hour, against the services before; absent where nothing was exposed or nothing is known. */
	readonly ratio?: RateRatio;
}

export const FEATURE_VERDICTS = ['safe', 'not-enough-data', 'stop'] as const;

export type FeatureVerdict = (typeof FEATURE_VERDICTS)[number];

/** How a rollout goes. */
export interface FeatureReport {
	/** Name of its file in `rollouts/`, or made from its name where it has none. */
	readonly slug: string;
	readonly name: string;
	readonly kind: NonNullable<Incident['change']>['kind'];
	readonly services: readonly string[];
	readonly description?: string;
	readonly url?: string;
	readonly exposure_percent?: number;
	readonly steps: readonly FeatureStep[];
	/** The services before the first step: incidents and alerts of them, whatever their cause. */
	readonly baseline: { readonly incidents: CountedHours; readonly alerts: CountedHours };
	/** All steps since it was last taken back, as one. */
	readonly run: CountedHours & { readonly ratio?: RateRatio };
	readonly verdict: FeatureVerdict;
	/** Why, in a sentence. */
	readonly reason: string;
	/** All incidents that name it, oldest first. */
	readonly incidents: readonly string[];
}
