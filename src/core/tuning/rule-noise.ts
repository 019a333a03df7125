import { localDay } from '../metrics/local-day.ts';
import { medianOf } from '../metrics/median-of.ts';
import { type ShareInterval, shareInterval } from '../metrics/share-interval.ts';
import { verdictOn } from '../metrics/verdict-on.ts';
import type { Incident } from '../records/incident.ts';
import type { AlertHistory } from './alert-history.ts';
import { THRESHOLDS } from './thresholds.ts';

/** How many alerts of a month were judged, and how. */
export interface MonthOfRule {
	/** `2026-11`, in the zone of the site. */
	readonly month: string;
	readonly judged: number;
	readonly falsePositives: number;
}

/** What one alert rule (a name at a service) was worth, and how it behaves. */
export interface RuleNoise {
	readonly name: string;
	readonly service: string;
	/** Times it began to fire, repeats not counted. */
	readonly firings: number;
	readonly repeats: number;
	readonly muted: number;
	readonly incidents: number;
	readonly pages: number;
	readonly sleepPages: number;
	/** Incidents in which it was judged, by verdict. */
	readonly verdicts: Readonly<Record<'actionable' | 'not-actionable' | 'false-positive', number>>;
	/** Share of the judged that were actionable; absent where nobody judged any. */
	readonly actionable?: ShareInterval;
	/** The same of the incidents that it took somebody out of bed for. */
	readonly actionableAtNight?: ShareInterval;
	/** By the month in which it first fired in the incident, oldest first; only months with a verdict. */
	readonly months: readonly MonthOfRule[];
	/** Times it fired again within the hour after its end. */
	readonly flaps: number;
	/** Times it ended, and half of them within so long, in milliseconds. */
	readonly ended: number;
	readonly medianOpenMs?: number;
}

export interface NoiseContext {
	readonly facts: ReadonlyMap<string, Incident>;
	/** IANA zone in which months begin. */
	readonly zone: string;
}

/** What each alert rule was worth: most pages in sleep hours first, then most pages, then most firings. */
export function measureRules(histories: readonly AlertHistory[], context: NoiseContext): readonly RuleNoise[] {
	return histories
		.map((history) => measureRule(history, context))
		.sort((a, b) => b.sleepPages - a.sleepPages || b.pages - a.pages || b.firings - a.firings);
}

function measureRule(history: AlertHistory, { facts, zone }: NoiseContext): RuleNoise {
	const { name, service, pages, incidents, lengths } = history;
	const judged = [...incidents].flatMap(([id, at]) => {
		const verdict = verdictOn(name, facts.get(id));
		return verdict ? [{ id, verdict, month: localDay(at, zone).slice(0, 7) }] : [];
	});
	const atNight = new Set(pages.flatMap(({ incident, isAtNight }) => (isAtNight ? [incident] : [])));
	const countOf = (wanted: string) => judged.filter(({ verdict }) => verdict === wanted).length;
	const shareOf = (some: typeof judged) =>
		shareInterval(some.filter(({ verdict }) => verdict === 'actionable').length, some.length);
	const [actionable, actionableAtNight] = [judged, judged.filter(({ id }) => atNight.has(id))].map(shareOf);
	const medianOpenMs = medianOf(lengths);
	return {
		name,
		service,
		firings: history.firings.length,
		repeats: history.repeats,
		muted: history.muted,
		incidents: incidents.size,
		pages: pages.length,
		sleepPages: pages.filter(({ isAtNight }) => isAtNight).length,
		verdicts: {
			actionable: countOf('actionable'),
			'not-actionable': countOf('not-actionable'),
			'false-positive': countOf('false-positive'),
		},
		...(actionable && { actionable }),
		...(actionableAtNight && { actionableAtNight }),
		months: monthsOf(judged),
		flaps: history.pauses.filter((pause) => pause <= THRESHOLDS.flapMs).length,
		ended: lengths.length,
		...(medianOpenMs !== undefined && { medianOpenMs }),
	};
}

function monthsOf(judged: readonly { readonly month: string; readonly verdict: string }[]): readonly MonthOfRule[] {
	return [...Map.groupBy(judged, ({ month }) => month)]
		.map(([month, own]) => ({
			month,
			judged: own.length,
			falsePositives: own.filter(({ verdict }) => verdict === 'false-positive').length,
		}))
		.sort((a, b) => (a.month < b.month ? -1 : 1));
}
