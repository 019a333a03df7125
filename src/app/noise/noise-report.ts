import type { Backtest } from '../../core/backtest/compare-replays.ts';
import type { LinkAccuracy } from '../../core/backtest/link-accuracy.ts';
import type { Advice } from '../../core/tuning/advise-monitoring.ts';
import type { DetectorMonth } from '../../core/tuning/detector-record.ts';
import type { MissingEdge } from '../../core/tuning/find-missing-edges.ts';
import type { TogetherGroup } from '../../core/tuning/find-together.ts';
import type { UnusedRules } from '../../core/tuning/find-unused-rules.ts';
import type { Proposal } from '../../core/tuning/proposal.ts';
import type { RuleNoise } from '../../core/tuning/rule-noise.ts';

/** A figure by the rules of today, and by those of the patch. */
export interface Shift {
	readonly before: number;
	readonly after: number;
}

/** What the backtest of one proposal alone says. */
export interface Trial {
	readonly pages: Shift;
	readonly sleepPages: Shift;
	readonly incidents: Shift;
	/** Incidents that another one explains: duplicates and consequences. */
	readonly explained: Shift;
	/** Real incidents that would be missed and nobody has accepted, by id; what misses one is not suggested. */
	readonly missed: readonly string[];
	/** Incidents that nobody has judged, of which the same is true. */
	readonly missedUnjudged: readonly string[];
	/** Real incidents that would be less severe, or be heard of later. */
	readonly milder: readonly string[];
	readonly later: readonly string[];
}

/** A proposal with its patch (a unified diff) and what came of trying it. */
export interface Suggestion extends Proposal {
	readonly patch: string;
	readonly trial: Trial;
}

/** What the archive says of the rules, and what could be better. */
export interface NoiseReport {
	/** RFC 3339 UTC. */
	readonly now: string;
	/** Alerts replayed, and the receipt of the first and the last. */
	readonly alerts: number;
	readonly first?: string;
	readonly last?: string;
	readonly rules: readonly RuleNoise[];
	readonly suggestions: readonly Suggestion[];
	/** Proposals that would miss a real incident. */
	readonly refused: readonly Suggestion[];
	/** Proposals of which the backtest shows no gain, or of a removal a difference. */
	readonly idle: readonly Suggestion[];
	/** Proposals beyond those that are tried in one run. */
	readonly untried: number;
	readonly advice: readonly Advice[];
	readonly together: readonly TogetherGroup[];
	readonly missingEdges: readonly MissingEdge[];
	readonly unused: UnusedRules;
	readonly detector: { readonly total: LinkAccuracy; readonly months: readonly DetectorMonth[] };
}

/** The part of a backtest that says whether a proposal is a good one. */
export function trialOf({ before, after, missed, missedUnjudged, milder, later }: Backtest): Trial {
	const shift = (key: 'pages' | 'sleepPages' | 'incidents'): Shift => ({ before: before[key], after: after[key] });
	const idsOf = (list: Backtest['missed']) => list.map(({ id }) => id);
	return {
		pages: shift('pages'),
		sleepPages: shift('sleepPages'),
		incidents: shift('incidents'),
		explained: { before: before.duplicates + before.cascades, after: after.duplicates + after.cascades },
		missed: idsOf(missed.filter(({ accepted }) => accepted === undefined)),
		missedUnjudged: idsOf(missedUnjudged),
		milder: idsOf(milder),
		later: idsOf(later),
	};
}
