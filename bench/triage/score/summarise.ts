import { addCounts, type Counts, NO_COUNTS, type Rates, ratesOf } from './counts.ts';
import { MEASURES, type Measure, type StoryScore } from './score-story.ts';

/** One measure over many stories. */
export interface Summary {
	/** Mean over the stories in which something was claimed or wanted: each night counts the same. */
	readonly macro: Rates;
	/** Over all claims together: large storms weigh most. */
	readonly micro: Rates;
	readonly counts: Counts;
	/** Stories in which something was claimed or wanted, and those in which something was wanted. */
	readonly stories: number;
	readonly wantedIn: number;
}

/** How well a contender told many stories. */
export interface Scores extends Pick<StoryScore, 'rootsNamed' | 'pages'> {
	readonly measures: Readonly<Record<Measure, Summary>>;
}

/** Puts the scores of stories together. */
export function summarise(scores: readonly StoryScore[]): Scores {
	const sum = (pick: (score: StoryScore) => number) => scores.reduce((total, score) => total + pick(score), 0);
	const measures = MEASURES.map((measure) => [measure, summariseMeasure(scores.map(({ counts }) => counts[measure]))]);
	return {
		measures: Object.fromEntries(measures) as Scores['measures'],
		rootsNamed: { right: sum(({ rootsNamed }) => rootsNamed.right), of: sum(({ rootsNamed }) => rootsNamed.of) },
		pages: {
			sent: sum(({ pages }) => pages.sent),
			wanted: sum(({ pages }) => pages.wanted),
			missed: sum(({ pages }) => pages.missed),
		},
	};
}

function summariseMeasure(all: readonly Counts[]): Summary {
	const counts = all.reduce(addCounts, NO_COUNTS);
	const rates = all.filter(({ claimed, wanted }) => claimed + wanted > 0).map(ratesOf);
	const mean = (pick: (one: Rates) => number) =>
		rates.length === 0 ? 1 : rates.reduce((total, one) => total + pick(one), 0) / rates.length;
	const macro = {
		precision: mean((one) => one.precision),
		recall: mean((one) => one.recall),
		f1: mean((one) => one.f1),
	};
	const wantedIn = all.filter(({ wanted }) => wanted > 0).length;
	return { macro, micro: ratesOf(counts), counts, stories: rates.length, wantedIn };
}
