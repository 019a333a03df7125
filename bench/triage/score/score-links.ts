import type { Outcome, OutcomeIncident } from '../outcome.ts';
import type { Problem, Story } from '../story.ts';
import type { Truth } from '../truth.ts';
import type { Counts } from './counts.ts';
import type { Match } from './match-incidents.ts';

/** What the scores of links look at. */
export interface Judged {
	readonly story: Story;
	readonly outcome: Outcome;
	readonly truth: Truth;
	readonly match: Match;
}

/**
 * Incidents said to have a cause, against problems that have one. With `root`, what counts is where the named causes
 * end, and that must be the true root; with `upstream`, the nearest named cause, and any true cause is right.
 */
export function scoreCauses({ story, outcome, truth, match }: Judged, aim: 'root' | 'upstream'): Counts {
	const isRight = (incident: OutcomeIncident, problem: string | undefined): boolean => {
		const named = aim === 'root' ? match.topOf(incident.id) : incident.causedBy[0];
		const cause = named === undefined || incident.causedBy.length === 0 ? undefined : match.problemOf(named);
		if (cause === undefined || problem === undefined) return false;
		const causes = truth.causes(problem);
		return (aim === 'root' ? causes.slice(-1) : causes).includes(truth.original(cause));
	};
	const claims = outcome.incidents.filter(({ causedBy }) => causedBy.length > 0);
	// A problem that also is a duplicate is well told by that link, too.
	const isWanted = ({ id, becauseOf, duplicateOf }: Problem) =>
		becauseOf !== undefined &&
		(duplicateOf === undefined || !isToldAsDuplicate(match.homeOf(id), match.homeOf(duplicateOf)));
	const wanted = [...story.problems.values()].filter(isWanted);
	const isFound = ({ id }: Problem) => {
		const home = match.homeOf(id);
		return home !== undefined && isRight(home, id);
	};
	return {
		right: claims.filter((incident) => isRight(incident, match.problemOf(incident.id))).length,
		claimed: claims.length,
		found: wanted.filter(isFound).length,
		wanted: wanted.length,
	};
}

/** Problems that are one, seen twice: joined in one incident or linked, in whichever direction. */
export function scoreDuplicates({ story, outcome, truth, match }: Judged): Counts {
	const links = outcome.incidents.flatMap(({ id, duplicateOf }) =>
		duplicateOf.map((parent) => [match.problemOf(id), match.problemOf(parent)] as const),
	);
	const joined = outcome.incidents.flatMap(({ firings }) => {
		const together = [...new Set(firings.map((firing) => truth.problemOf.get(firing)!))];
		return together.slice(1).map((problem, index) => {
			const before = together.slice(0, index + 1);
			return [problem, before.find((one) => truth.original(one) === truth.original(problem)) ?? before[0]] as const;
		});
	});
	const claims = [...links, ...joined];
	const isRight = ([a, b]: readonly [string | undefined, string | undefined]) =>
		a !== undefined && b !== undefined && a !== b && truth.original(a) === truth.original(b);
	const isToldByCause = ({ id, becauseOf }: Problem) =>
		becauseOf !== undefined && (match.homeOf(id)?.causedBy.length ?? 0) > 0;
	const wanted = [...story.problems.values()].filter(
		(problem) => problem.duplicateOf !== undefined && !isToldByCause(problem),
	);
	const found = wanted.filter(({ id }) => claims.some((claim) => claim.includes(id) && isRight(claim)));
	return { right: claims.filter(isRight).length, claimed: claims.length, found: found.length, wanted: wanted.length };
}

/** Incidents said to have come back, against problems that have. */
export function scoreRecurrences({ story, outcome, match }: Judged): Counts {
	const isTrue = (problem: string, earlier: string | undefined) => {
		const before = earlier === undefined ? undefined : match.problemOf(earlier);
		return before !== undefined && earlierOf(story, problem).includes(before);
	};
	const claims = outcome.incidents.filter(({ recurrenceOf }) => recurrenceOf.length > 0);
	const wanted = [...story.problems.values()].filter(({ recurrenceOf }) => recurrenceOf !== undefined);
	return {
		right: claims.filter(({ id, recurrenceOf }) => isTrue(match.problemOf(id) ?? '', recurrenceOf[0])).length,
		claimed: claims.length,
		found: wanted.filter(({ id }) => isTrue(id, match.homeOf(id)?.recurrenceOf[0])).length,
		wanted: wanted.length,
	};
}

function earlierOf({ problems }: Pick<Story, 'problems'>, id: string): string[] {
	const before = problems.get(id)?.recurrenceOf;
	return before === undefined ? [] : [before, ...earlierOf({ problems }, before)];
}

function isToldAsDuplicate(home: OutcomeIncident | undefined, parent: OutcomeIncident | undefined): boolean {
	return home !== undefined && parent !== undefined && (home === parent || home.duplicateOf.includes(parent.id));
}
