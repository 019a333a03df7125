import type { Outcome } from '../outcome.ts';
import type { Story } from '../story.ts';
import { truthOf } from '../truth.ts';
import type { Counts } from './counts.ts';
import { countBy, matchIncidents, mostOf } from './match-incidents.ts';
import { type Judged, scoreCauses, scoreDuplicates, scoreRecurrences } from './score-links.ts';
import { scoreGrouping, scoreOutages } from './score-pairs.ts';

/** What is measured with precision and recall, in the order of the tables. */
export const MEASURES = ['grouping', 'outages', 'roots', 'upstream', 'duplicates', 'recurrences', 'muting'] as const;
export type Measure = (typeof MEASURES)[number];

/** How well a contender told one story. */
export interface StoryScore {
	readonly counts: Readonly<Record<Measure, Counts>>;
	/** Outages in which something caused something else, and those whose root was named by most of what it caused. */
	readonly rootsNamed: { readonly right: number; readonly of: number };
	/** Pages that went out, outages that wanted one, and outages of which nobody was told. */
	readonly pages: { readonly sent: number; readonly wanted: number; readonly missed: number };
}

/** Scores an outcome by the labels of its story. */
export function scoreStory(story: Story, outcome: Outcome): StoryScore {
	const truth = truthOf(story);
	const judged: Judged = { story, outcome, truth, match: matchIncidents(outcome, truth) };
	return {
		counts: {
			grouping: scoreGrouping(outcome, truth),
			outages: scoreOutages(outcome, truth),
			roots: scoreCauses(judged, 'root'),
			upstream: scoreCauses(judged, 'upstream'),
			duplicates: scoreDuplicates(judged),
			recurrences: scoreRecurrences(judged),
			muting: scoreMuting(story, outcome),
		},
		rootsNamed: scoreRootsNamed(judged),
		pages: scorePages(judged),
	};
}

function scoreMuting({ muted: wanted }: Story, { muted: claimed }: Outcome): Counts {
	const right = claimed.intersection(wanted).size;
	return { right, claimed: claimed.size, found: right, wanted: wanted.size };
}

function scoreRootsNamed({ story, truth, match }: Judged): StoryScore['rootsNamed'] {
	const caused = [...story.problems.values()].filter(({ becauseOf }) => becauseOf !== undefined);
	const outages = [...Map.groupBy(caused, ({ id }) => truth.outage(id)).values()];
	const isNamed = (problems: typeof caused): boolean => {
		const named = problems.map(({ id }) => {
			const home = match.homeOf(id);
			// An incident that names no cause says that it is the root itself.
			const problem = match.problemOf(match.topOf(home?.id ?? '') ?? '');
			return problem === undefined ? '' : truth.original(problem);
		});
		const [first, ...ties] = mostOf(countBy(named));
		return ties.length === 0 && first === truth.causes(problems[0]!.id).at(-1);
	};
	return { right: outages.filter(isNamed).length, of: outages.length };
}

function scorePages({ story, outcome, truth, match }: Judged): StoryScore['pages'] {
	const outages = new Set([...story.problems.keys()].map(truth.outage));
	const pages = outcome.incidents.filter(({ isPage }) => isPage);
	const told = new Set(pages.map(({ id }) => truth.outage(match.problemOf(id) ?? '')));
	return { sent: pages.length, wanted: outages.size, missed: outages.difference(told).size };
}
